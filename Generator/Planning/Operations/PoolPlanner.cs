using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans max, average, adaptive and global average pooling that stand alone.</summary>
internal sealed class PoolPlanner : OperationPlanner
{
    /// <summary>The most windows, of those that have different parts inside the input, that have code of their own.</summary>
    private const int MostKindsOfWindows = 40;

    public override Type[] Operations => [typeof(MaxPoolOperation), typeof(AvgPoolOperation), typeof(AdaptiveAvgPoolOperation), typeof(GlobalAvgPoolOperation)];

    public static PoolGeometry Geometry(Node node, Shape input)
    {
        (PoolFunction function, Window window) = node.Operation switch
        {
            MaxPoolOperation max => (PoolFunction.Max, max.Window),
            AvgPoolOperation { CountPadding: true } average => (PoolFunction.AverageWithPadding, average.Window),
            AvgPoolOperation average => (PoolFunction.Average, average.Window),
            AdaptiveAvgPoolOperation when input.Height % node.Shape.Height != 0 || input.Width % node.Shape.Width != 0 =>
                (PoolFunction.Adaptive, new Window(1, 1, 1, 1, 0, 0, 0, 0)),
            AdaptiveAvgPoolOperation => (PoolFunction.Average, Dividing(input.Height / node.Shape.Height, input.Width / node.Shape.Width)),
            _ => (PoolFunction.Average, new Window(input.Height, input.Width, 1, 1, 0, 0, 0, 0)),
        };
        return new(function, window, input.Height, input.Width, node.Shape.Height, node.Shape.Width, Layout.RoundUp(input.Channels) / Layout.Block);
    }

    /// <summary>A window whose neighbours neither overlap nor leave anything out.</summary>
    private static Window Dividing(int rows, int columns) => new(rows, columns, rows, columns, 0, 0, 0, 0);

    public static PoolGradientKernel GradientKernel(
        PoolGeometry geometry, ActivationOperation? activation, Layout input, Layout output, Layout gradient, Layout target, bool accumulate)
    {
        bool max = geometry.Function == PoolFunction.Max;
        return new(
            geometry,
            activation,
            max ? input.RowStep : 0,
            max ? input.PixelStep : 0,
            max ? output.RowStep : 0,
            max ? output.PixelStep : 0,
            gradient.RowStep,
            gradient.PixelStep,
            target.RowStep,
            target.PixelStep,
            accumulate);
    }

    public override LayoutKind Kind(Planner planner, Unit unit) => Layout.IsSparse(unit.Main.Shape) ? LayoutKind.Exact : LayoutKind.Padded;

    public override Demand Demand(Planner planner, Unit unit, int input) => GoesByElement(unit.Main, planner.NodeOf(unit.Main.Inputs[0]).Shape)
        ? new([LayoutKind.Exact, LayoutKind.Planar, LayoutKind.Padded], ElementsOnly: true)
        : base.Demand(planner, unit, input);

    /// <summary>
    /// Whether elements are pooled one by one: where few channels would fill much memory in vectors, and where so many windows are cut off in ways of their
    /// own that code for each would be long.
    /// </summary>
    private static bool GoesByElement(Node node, Shape input)
    {
        if (Layout.IsSparse(input) || Layout.IsSparse(node.Shape))
            return true;
        return Geometry(node, input).Kinds > MostKindsOfWindows;
    }

    public override void Forward(ForwardPass pass, Unit unit)
    {
        Value input = pass.Input(unit, 0);
        Value output = pass.Output(unit);
        if (GoesByElement(unit.Main, input.Layout.Shape))
        {
            // Only elements are written.
            if (output.Base.Buffer is { } buffer)
                buffer.NeedsZeros = true;
            var elements = new WindowPoolKernel(
                Geometry(unit.Main, input.Layout.Shape), input.Layout.Channels, ElementSteps.Of(input.Layout), ElementSteps.Of(output.Layout));
            pass.Steps.Add(new(pass.StageOf(unit.Main), elements, [input.First, output.First]));
            return;
        }

        var kernel = new PoolKernel(
            Geometry(unit.Main, input.Layout.Shape), input.Layout.RowStep, input.Layout.PixelStep, output.Layout.RowStep, output.Layout.PixelStep);
        pass.Steps.Add(new(pass.StageOf(unit.Main), kernel, [input.First, output.First]));
    }

    public override void Backward(BackwardPass pass, Unit unit)
    {
        Value input = pass.Input(unit, 0);
        Value output = pass.Output(unit);
        Value gradient = pass.Gradient(unit)!;
        Value target = pass.ContributeByAdding(unit, 0);
        if (GoesByElement(unit.Main, input.Layout.Shape))
        {
            var elements = new WindowPoolGradientKernel(
                Geometry(unit.Main, input.Layout.Shape), input.Layout.Channels, ElementSteps.Of(input.Layout), ElementSteps.Of(output.Layout),
                ElementSteps.Of(gradient.Layout), ElementSteps.Of(target.Layout));
            Operand[] places = elements.Geometry.Function == PoolFunction.Max
                ? [input.First, output.First, gradient.First, target.First]
                : [gradient.First, target.First];
            pass.Steps.Add(new(pass.StageOf(unit.Main), elements, places));
            return;
        }

        PoolGradientKernel kernel = GradientKernel(
            Geometry(unit.Main, input.Layout.Shape), null, input.Layout, output.Layout, gradient.Layout, target.Layout, true);
        Operand[] operands = kernel.Geometry.Function == PoolFunction.Max
            ? [input.First, output.First, gradient.First, target.First]
            : [gradient.First, target.First];
        pass.Steps.Add(new(pass.StageOf(unit.Main), kernel, operands));
    }
}
