using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans the data gradient of a convolution by columns: into a buffer of zeros in canonical order, and from there to where it is wanted.</summary>
internal static class ColumnGradient
{
    public static double Cycles(ConvolutionOperation operation, Layout sums, Shape input, RegisterFile registers)
    {
        Layout target = Target(operation, sums.Shape, input);
        ColumnGradientKernel kernel = Kernel(operation, sums, target);

        // A copy into whole blocks of channels goes by vectors, one into planes element by element.
        double copying = input.Channels % Layout.Block == 0 ? input.Length / 8.0 : input.Length;
        return ColumnTile.Cycles(kernel, registers, ColumnTile.Choose(kernel, registers)) + target.Size / 16.0 + copying;
    }

    public static void Plan(BackwardPass pass, Unit unit, ConvolutionOperation operation, Value sums, Shape input)
    {
        string stage = pass.StageOf(unit.Main);
        Window window = operation.Window;
        (Value target, bool accumulate) = pass.Contribute(unit, 0);
        Value spread = pass.Temporary(unit.Main, Target(operation, unit.Main.Shape, input));
        int weights = pass.Planner.BackwardPacking.Add(
            PackedOrder.Rows,
            pass.Planner.Parameters.OffsetOf(unit.Main.Parameters[0]),
            window.Height,
            window.Width * operation.InputChannels,
            operation.Filters);
        pass.Steps.Add(new(stage, new ClearKernel(spread.Layout.Size), [spread.Base]));
        pass.Steps.Add(new(stage, Kernel(operation, sums.Layout, spread.Layout), [sums.First, Operand.Shared(Space.PackedBackward, weights), spread.First]));

        // The pixels of the input stand behind those of the padding, whose gradients nobody wants.
        Layout inner = spread.Layout with { Shape = input, First = window.PadTop * spread.Layout.RowStep + window.PadLeft * spread.Layout.PixelStep };
        pass.Steps.Add(CopyKernel.Step(stage, input, new(inner, spread.Base), target, accumulate: accumulate));
    }

    /// <summary>All that lies under the kernel at any output pixel, and all of the input.</summary>
    private static Layout Target(ConvolutionOperation operation, Shape output, Shape input)
    {
        Window window = operation.Window;
        return Layout.Create(LayoutKind.Exact, Shape.Spatial(
            Math.Max((output.Height - 1) * window.StrideY + window.Height, window.PadTop + input.Height),
            Math.Max((output.Width - 1) * window.StrideX + window.Width, window.PadLeft + input.Width),
            input.Channels));
    }

    private static ColumnGradientKernel Kernel(ConvolutionOperation operation, Layout sums, Layout target) => new(
        Rows: sums.Height,
        Columns: sums.Width,
        Filters: operation.Filters,
        TapRows: operation.Window.Height,
        RunLength: operation.Window.Width * operation.InputChannels,
        StrideY: operation.Window.StrideY,
        GradientRowStep: sums.RowStep,
        GradientColumnStep: sums.PixelStep,
        GradientChannelStep: sums.ChannelStep,
        TargetRowStep: target.RowStep,
        TargetColumnStep: operation.Window.StrideX * target.PixelStep);
}
