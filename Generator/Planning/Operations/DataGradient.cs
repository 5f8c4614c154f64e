using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans the gradient of a convolution's input: a convolution of stride 1 of the output's gradient, spread by the stride, with the
/// kernel turned by 180 degrees and its channels and filters exchanged (Dumoulin and Visin, "A guide to convolution arithmetic for
/// deep learning", 2016, section 4). It runs along the channels, or along the row where the input has few channels.
/// </summary>
internal static class DataGradient
{
    /// <summary>The order in which the gradient of the sums is wanted, with the zeros around and between its elements.</summary>
    public static Layout Spread(BackwardPass pass, Unit unit, ConvolutionOperation operation, LayoutKind kind)
    {
        Window window = operation.Window;
        Shape input = pass.Input(unit, 0).Layout.Shape;
        return kind != LayoutKind.Planar && IsAlongRow(unit, operation, input)
            ? Layout.Create(kind, unit.Main.Shape)
            : Layout.Create(kind, unit.Main.Shape, Halo(unit, operation, input), window.StrideY, window.StrideX);
    }

    public static void Plan(BackwardPass pass, Unit unit, ConvolutionOperation operation, Value sums)
    {
        Shape input = pass.Input(unit, 0).Layout.Shape;
        if (IsAlongRow(unit, operation, input))
            PlanAlongRow(pass, unit, operation, sums, input);
        else
            PlanAlongChannels(pass, unit, operation, sums);
    }

    /// <summary>Whether the row is the better place for the lanes: judged by the estimated cycles, transposing included.</summary>
    private static bool IsAlongRow(Unit unit, ConvolutionOperation operation, Shape input)
    {
        if (operation.Window is not { StrideY: 1, StrideX: 1 })
            return false;
        RegisterFile registers = RegisterFile.Avx512;
        Layout layout = Layout.Create(LayoutKind.Planar, unit.Main.Shape, Halo(unit, operation, input));
        RowConvolutionKernel row = RowKernel(operation, input, layout, Layout.Create(LayoutKind.Planar, input));
        ChannelConvolutionKernel channel = ChannelKernel(operation, layout, Layout.Create(LayoutKind.Padded, input), false);
        double transposing = 1.5 * (unit.Main.Shape.Length + input.Length);
        return RowTile.Cycles(row, registers, RowTile.Choose(row, registers)) + transposing
            < ChannelTile.Cycles(channel, registers, ChannelTile.Choose(channel, registers));
    }

    private static void PlanAlongRow(BackwardPass pass, Unit unit, ConvolutionOperation operation, Value sums, Shape input)
    {
        string stage = pass.StageOf(unit.Main);
        if (sums.Layout.Kind != LayoutKind.Planar)
        {
            Value planar = pass.Temporary(unit.Main, Layout.Create(LayoutKind.Planar, unit.Main.Shape, Halo(unit, operation, input)));
            pass.Steps.Add(CopyKernel.Step(stage, unit.Main.Shape, sums, planar));
            sums = planar;
        }

        (Value target, bool accumulate) = pass.Contribute(unit, 0);
        bool direct = target.Layout.Kind == LayoutKind.Planar && !accumulate;
        Value written = direct ? target : pass.Temporary(unit.Main, Layout.Create(LayoutKind.Planar, input));
        int packed = Pack(pass, unit, operation, PackedOrder.TransposedFilters);
        Kernel kernel = RowKernel(operation, input, sums.Layout, written.Layout);
        pass.Steps.Add(new(stage, kernel, [Corner(operation, sums), Operand.Shared(Space.PackedBackward, packed), written.First]));
        if (!direct)
            pass.Steps.Add(CopyKernel.Step(stage, input, written, target, accumulate: accumulate));
    }

    private static void PlanAlongChannels(BackwardPass pass, Unit unit, ConvolutionOperation operation, Value sums)
    {
        string stage = pass.StageOf(unit.Main);
        (Value target, bool accumulate) = pass.Contribute(unit, 0);
        bool direct = target.Layout.Kind == LayoutKind.Padded;
        Value written = direct ? target : pass.Temporary(unit.Main, Layout.Create(LayoutKind.Padded, target.Layout.Shape));
        int packed = Pack(pass, unit, operation, PackedOrder.TransposedBlocks);
        Kernel kernel = ChannelKernel(operation, sums.Layout, written.Layout, accumulate && direct);
        pass.Steps.Add(new(stage, kernel, [Corner(operation, sums), Operand.Shared(Space.PackedBackward, packed), written.First]));
        if (!direct)
            pass.Steps.Add(CopyKernel.Step(stage, target.Layout.Shape, written, target, accumulate: accumulate));
    }

    private static int Pack(BackwardPass pass, Unit unit, ConvolutionOperation operation, PackedOrder order) => pass.Planner.BackwardPacking.Add(
        order,
        pass.Planner.Parameters.OffsetOf(unit.Main.Parameters[0]),
        operation.Window.Height * operation.Window.Width,
        operation.InputChannels,
        operation.Filters);

    private static RowConvolutionKernel RowKernel(ConvolutionOperation operation, Shape input, Layout sums, Layout target) => new(
        Rows: input.Height,
        Columns: input.Width,
        Filters: operation.InputChannels,
        Channels: operation.Filters,
        TapRows: operation.Window.Height,
        TapColumns: operation.Window.Width,
        InputRowStep: sums.RowStep,
        InputPlaneStep: sums.ChannelStep,
        OutputRowStep: target.RowStep,
        OutputPlaneStep: target.ChannelStep,
        Bias: false,
        Activation: null,
        Pooling: Pooling.None,
        PooledRowStep: 0,
        PooledPlaneStep: 0);

    private static ChannelConvolutionKernel ChannelKernel(ConvolutionOperation operation, Layout sums, Layout target, bool accumulate)
    {
        int row = sums.RowStep / operation.Window.StrideY;
        int pixel = sums.PixelStep / operation.Window.StrideX;
        return new(
            Rows: target.Height,
            Columns: target.Width,
            Blocks: Layout.RoundUp(operation.InputChannels) / Layout.Block,
            Channels: operation.Filters,
            TapRows: operation.Window.Height,
            TapColumns: operation.Window.Width,
            InputRowStep: row,
            InputColumnStep: pixel,
            TapRowStep: row,
            TapColumnStep: pixel,
            ChannelStep: sums.ChannelStep,
            OutputRowStep: target.RowStep,
            OutputColumnStep: target.PixelStep,
            Bias: false,
            Activation: null,
            Pooling: Pooling.None,
            PooledRowStep: 0,
            PooledColumnStep: 0,
            Accumulate: accumulate,
            WholeMicroBatch: false);
    }

    /// <summary>The element under the first tap at the first pixel of the input.</summary>
    private static Operand Corner(ConvolutionOperation operation, Value sums)
    {
        Window window = operation.Window;
        int row = sums.Layout.RowStep / window.StrideY;
        int pixel = sums.Layout.PixelStep / window.StrideX;
        return sums.First.Plus(-(window.Height - 1 - window.PadTop) * row - (window.Width - 1 - window.PadLeft) * pixel);
    }

    private static Halo Halo(Unit unit, ConvolutionOperation operation, Shape input)
    {
        Window window = operation.Window;
        int rows = (unit.Main.Shape.Height - 1) * window.StrideY + 1;
        int columns = (unit.Main.Shape.Width - 1) * window.StrideX + 1;
        return new(
            Math.Max(0, window.Height - 1 - window.PadTop),
            Math.Max(0, window.Width - 1 - window.PadLeft),
            Math.Max(0, input.Height + window.PadTop - rows),
            Math.Max(0, input.Width + window.PadLeft - columns));
    }
}
