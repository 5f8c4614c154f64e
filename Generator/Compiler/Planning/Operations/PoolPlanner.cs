using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
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

    /// <summary>A window whose neighbors neither overlap nor leave anything out.</summary>
    private static Window Dividing(int rows, int columns) => new(rows, columns, rows, columns, 0, 0, 0, 0);

    public static PoolGradientKernel GradientKernel(
        PoolGeometry geometry, ActivationOperation? activation, Layout input, Layout output, Layout gradient, Layout target, bool accumulate)
    {
        bool max = geometry.Function == PoolFunction.Max;
        return new(
            geometry,
            activation,
            max ? input.RowStride : 0,
            max ? input.PixelStride : 0,
            max ? output.RowStride : 0,
            max ? output.PixelStride : 0,
            gradient.RowStride,
            gradient.PixelStride,
            target.RowStride,
            target.PixelStride,
            accumulate);
    }

    public override LayoutKind Kind(Planner planner, FusedOperation fused) => Layout.IsSparse(fused.Main.Shape) ? LayoutKind.Nhwc : LayoutKind.NhwcPadded;

    public override LayoutRequirement LayoutRequirement(Planner planner, FusedOperation fused, int input) => GoesByElement(fused.Main, planner.NodeOf(fused.Main.Inputs[0]).Shape)
        ? new([LayoutKind.Nhwc, LayoutKind.Nchw, LayoutKind.NhwcPadded], ElementsOnly: true)
        : base.LayoutRequirement(planner, fused, input);

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

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        Value input = pass.Input(fused, 0);
        Value output = pass.Output(fused);
        if (GoesByElement(fused.Main, input.Layout.Shape))
        {
            // Only elements are written.
            if (output.Base.Buffer is { } buffer)
                buffer.NeedsZeros = true;
            var elements = new WindowPoolKernel(
                Geometry(fused.Main, input.Layout.Shape), input.Layout.Channels, ElementStrides.Of(input.Layout), ElementStrides.Of(output.Layout));
            pass.Calls.Add(new(pass.StageOf(fused.Main), elements, [input.First, output.First]));
            return;
        }

        var kernel = new PoolKernel(
            Geometry(fused.Main, input.Layout.Shape), input.Layout.RowStride, input.Layout.PixelStride, output.Layout.RowStride, output.Layout.PixelStride);
        pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [input.First, output.First]));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value input = pass.Input(fused, 0);
        Value output = pass.Output(fused);
        Value gradient = pass.Gradient(fused)!;
        Value target = pass.ContributeByAdding(fused, 0);
        if (GoesByElement(fused.Main, input.Layout.Shape))
        {
            var elements = new WindowPoolGradientKernel(
                Geometry(fused.Main, input.Layout.Shape), input.Layout.Channels, ElementStrides.Of(input.Layout), ElementStrides.Of(output.Layout),
                ElementStrides.Of(gradient.Layout), ElementStrides.Of(target.Layout));
            Operand[] places = elements.Geometry.Function == PoolFunction.Max
                ? [input.First, output.First, gradient.First, target.First]
                : [gradient.First, target.First];
            pass.Calls.Add(new(pass.StageOf(fused.Main), elements, places));
            return;
        }

        PoolGradientKernel kernel = GradientKernel(
            Geometry(fused.Main, input.Layout.Shape), null, input.Layout, output.Layout, gradient.Layout, target.Layout, true);
        Operand[] operands = kernel.Geometry.Function == PoolFunction.Max
            ? [input.First, output.First, gradient.First, target.First]
            : [gradient.First, target.First];
        pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, operands));
    }
}
