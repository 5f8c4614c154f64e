using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans max, average, adaptive and global average pooling that stand alone.</summary>
internal sealed class PoolPlanner : OperationPlanner
{
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

    public override void Forward(ForwardPass pass, Unit unit)
    {
        Value input = pass.Input(unit, 0);
        Value output = pass.Output(unit);
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
        PoolGradientKernel kernel = GradientKernel(
            Geometry(unit.Main, input.Layout.Shape), null, input.Layout, output.Layout, gradient.Layout, target.Layout, true);
        Operand[] operands = kernel.Geometry.Function == PoolFunction.Max
            ? [input.First, output.First, gradient.First, target.First]
            : [gradient.First, target.First];
        pass.Steps.Add(new(pass.StageOf(unit.Main), kernel, operands));
    }
}
