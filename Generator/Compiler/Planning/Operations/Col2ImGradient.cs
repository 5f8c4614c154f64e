using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans the input gradient of a convolution by col2im: into a buffer of zeros in canonical order, and from there to where it is wanted.
/// </summary>
internal static class Col2ImGradient
{
    public static double Cycles(
        ConvolutionOperation operation, Layout sums, Shape input, RegisterFile registers, bool isForward = false)
    {
        Layout target = Target(operation, sums.Shape, input);
        Col2ImKernel kernel = Kernel(operation, sums, target, isForward);

        // A copy into whole blocks of channels goes by vectors, one into planes element by element.
        double copying = input.Channels % Layout.Block == 0 ? input.Length / 8.0 : input.Length;
        return Col2ImTile.LeastCycles(kernel, registers) + target.Size / 16.0 + copying;
    }

    public static void Plan(BackwardPass pass, FusedOperation fused, ConvolutionOperation operation, Value sums, Shape input)
    {
        string stage = pass.StageOf(fused.Main);
        Window window = operation.Window;
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        Value spread = pass.Temporary(fused.Main, Target(operation, fused.Main.Shape, input));
        int weights = pass.Planner.BackwardPacking.Add(
            PackedOrder.Rows,
            pass.Planner.Parameters.OffsetOf(fused.Main.Parameters[0]),
            window.Height,
            window.Width * operation.InputChannels,
            operation.Filters);
        pass.Calls.Add(new(stage, new ClearKernel(spread.Layout.Size), [spread.Base]));
        pass.Calls.Add(new(
            stage,
            Kernel(operation, sums.Layout, spread.Layout),
            [sums.First, Operand.Shared(Space.PackedBackward, weights), spread.First]));

        pass.Calls.Add(CopyKernel.Call(stage, input, Inner(operation, input, spread), target, accumulate: accumulate));
    }

    /// <summary>The pixels of the input, which stand behind those of the padding, whose gradients nobody wants.</summary>
    public static Value Inner(ConvolutionOperation operation, Shape input, Value spread)
    {
        Window window = operation.Window;
        Layout layout = spread.Layout with { Shape = input,
            First = window.PadTop * spread.Layout.RowStride + window.PadLeft * spread.Layout.PixelStride };
        return new(layout, spread.Base);
    }

    /// <summary>All that lies under the kernel at any output pixel, and all of the input.</summary>
    public static Layout Target(ConvolutionOperation operation, Shape output, Shape input) =>
        Layout.Create(LayoutKind.Nhwc, TargetShape(operation, output, input));

    public static bool CanBeAddressed(ConvolutionOperation operation, Shape output, Shape input) =>
        Layout.CanBeAddressed(LayoutKind.Nhwc, TargetShape(operation, output, input));

    private static Shape TargetShape(ConvolutionOperation operation, Shape output, Shape input)
    {
        Window window = operation.Window;
        return Shape.Spatial(
            Math.Max((output.Height - 1) * window.StrideY + window.Height, window.PadTop + input.Height),
            Math.Max((output.Width - 1) * window.StrideX + window.Width, window.PadLeft + input.Width),
            input.Channels);
    }

    public static Col2ImKernel Kernel(ConvolutionOperation operation, Layout sums, Layout target, bool isForward = false) => new(
        Rows: sums.Height,
        Columns: sums.Width,
        Filters: operation.Filters,
        RunLength: operation.Window.Width * operation.InputChannels,
        Gradient: Strides.Of(sums),
        Target: WindowedInput.Of(Strides.Of(target), operation.Window),
        isForward);
}
