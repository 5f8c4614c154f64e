using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans the gradient of a convolution's input: a convolution of stride 1 of the output's gradient, spread by the stride, with the
/// kernel turned by 180 degrees and its channels and filters exchanged (Dumoulin and Visin, "A guide to convolution arithmetic for
/// deep learning", 2016, section 4). So it has the algorithms of a convolution.
/// </summary>
internal static class DataGradient
{
    /// <summary>The order in which the gradient of the sums is wanted, with the zeros around and between its elements.</summary>
    public static Layout Spread(BackwardPass pass, Unit unit, ConvolutionOperation operation, LayoutKind kind)
    {
        Window window = operation.Window;
        Shape input = pass.Input(unit, 0).Layout.Shape;
        return Algorithm(pass, unit, operation, input) switch
        {
            ConvolutionAlgorithm.AlongFilters => Layout.Create(kind, unit.Main.Shape, Halo(unit, operation, input), window.StrideY, window.StrideX, apart: true),
            ConvolutionAlgorithm.AlongRow when kind == LayoutKind.Planar => Layout.Create(kind, unit.Main.Shape, Halo(unit, operation, input)),
            _ => Layout.Create(kind, unit.Main.Shape),
        };
    }

    public static void Plan(BackwardPass pass, Unit unit, ConvolutionOperation operation, Value sums)
    {
        Shape input = pass.Input(unit, 0).Layout.Shape;
        ConvolutionAlgorithm algorithm = Algorithm(pass, unit, operation, input);
        if (algorithm == ConvolutionAlgorithm.AlongRow)
            PlanAlongRow(pass, unit, operation, sums, input);
        else if (algorithm == ConvolutionAlgorithm.Columns)
            ColumnGradient.Plan(pass, unit, operation, sums, input);
        else
            PlanAlongChannels(pass, unit, operation, sums, ConvolutionChoice.TilingOf(algorithm, operation.Window, unit.Main.Shape, input));
    }

    /// <summary>The algorithm with the fewest estimated cycles, transposing included.</summary>
    private static ConvolutionAlgorithm Algorithm(BackwardPass pass, Unit unit, ConvolutionOperation operation, Shape input) =>
        pass.Planner.Choose(unit, () => new Choice(Candidates(pass, unit, operation, input).OrderBy(candidate => candidate.Cycles).First().Algorithm)).Algorithm;

    private static IEnumerable<(ConvolutionAlgorithm Algorithm, double Cycles)> Candidates(BackwardPass pass, Unit unit, ConvolutionOperation operation, Shape input)
    {
        RegisterFile registers = RegisterFile.Avx512;
        Window window = operation.Window;
        Halo halo = Halo(unit, operation, input);
        bool alongRow = window is { StrideY: 1, StrideX: 1, IsDilated: false } && operation.Groups == 1
            && Layout.CanBeAddressed(LayoutKind.Planar, unit.Main.Shape, halo) && Layout.CanBeAddressed(LayoutKind.Planar, input);
        if (alongRow)
        {
            Layout planar = Layout.Create(LayoutKind.Planar, unit.Main.Shape, halo);
            RowConvolutionKernel row = RowKernel(operation, input, planar, Layout.Create(LayoutKind.Planar, input));
            double transposing = 1.5 * (unit.Main.Shape.Length + input.Length);
            yield return (ConvolutionAlgorithm.AlongRow, RowTile.Cycles(row, registers, RowTile.Choose(row, registers)) + transposing);
        }

        // Few channels may be too many once they are padded, or spread by a stride. Where nothing else is left, the layout itself tells what is too large.
        LayoutKind kind = pass.Gradient(unit)!.Layout.Kind;
        bool byColumns = !window.IsDilated && operation.Groups == 1 && window.Height <= ColumnTile.MostTapRows;
        bool isSmall = Layout.CanBeAddressed(kind, unit.Main.Shape, halo, window.StrideY, window.StrideX) && Layout.CanBeAddressed(LayoutKind.Padded, input);
        if (isSmall || !alongRow && !byColumns)
        {
            Layout spread = Layout.Create(kind, unit.Main.Shape, halo, window.StrideY, window.StrideX);
            ChannelConvolutionKernel direct = ChannelKernel(operation, spread, Layout.Create(LayoutKind.Padded, input), false);
            yield return (ConvolutionAlgorithm.AlongFilters, ChannelTile.Cycles(direct, registers, ChannelTile.Choose(direct, registers)));
        }

        if (byColumns && (isSmall || !alongRow))
            yield return (ConvolutionAlgorithm.Columns, ColumnGradient.Cycles(operation, Layout.Create(kind, unit.Main.Shape), input, registers));

        if (!isSmall || operation.Exact || !ConvolutionChoice.FitsSquares(operation) || window is not { StrideY: 1, StrideX: 1 } || kind != LayoutKind.Padded)
            yield break;
        foreach ((ConvolutionAlgorithm algorithm, WinogradTiling tiling) in ConvolutionChoice.Tilings(window, unit.Main.Shape, input))
            yield return (algorithm, WinogradCost.Cycles(tiling, operation.Groups, operation.Filters, operation.InputChannels, registers));
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

    private static void PlanAlongChannels(BackwardPass pass, Unit unit, ConvolutionOperation operation, Value sums, WinogradTiling? tiling)
    {
        string stage = pass.StageOf(unit.Main);
        (Value target, bool accumulate) = pass.Contribute(unit, 0);
        bool direct = target.Layout.Kind == LayoutKind.Padded;
        Value written = direct ? target : pass.Temporary(unit.Main, Layout.Create(LayoutKind.Padded, target.Layout.Shape));
        Operand weights = Operand.Shared(
            Space.PackedBackward, Pack(pass, unit, operation, tiling is null ? PackedOrder.TransposedBlocks : PackedOrder.TransposedWinograd, tiling?.Filter));
        if (tiling is null)
        {
            Kernel kernel = ChannelKernel(operation, sums.Layout, written.Layout, accumulate && direct);
            pass.Steps.Add(new(stage, kernel, [Corner(operation, sums), weights, written.First]));
        }
        else
        {
            WinogradConvolutionKernel kernel = WinogradGeometry.DataGradient(operation, tiling, sums.Layout, written.Layout, accumulate && direct);
            Operand scratch = Operand.In(Buffer.Scratch(stage + " transformed", kernel.ScratchLength));
            pass.Steps.Add(new(stage, kernel, [sums.First, weights, scratch, written.First]));
        }

        if (!direct)
            pass.Steps.Add(CopyKernel.Step(stage, target.Layout.Shape, written, target, accumulate: accumulate));
    }

    private static int Pack(BackwardPass pass, Unit unit, ConvolutionOperation operation, PackedOrder order, WinogradFilter? filter = null) => pass.Planner.BackwardPacking.Add(
        order,
        pass.Planner.Parameters.OffsetOf(unit.Main.Parameters[0]),
        operation.Window.Taps,
        operation.GroupChannels,
        operation.Filters,
        operation.Groups,
        filter: filter);

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
            Channels: operation.Filters / operation.Groups,
            TapRows: operation.Window.Height,
            TapColumns: operation.Window.Width,
            InputRowStep: row,
            InputColumnStep: pixel,
            TapRowStep: row * operation.Window.DilationY,
            TapColumnStep: pixel * operation.Window.DilationX,
            ChannelStep: sums.ChannelStep,
            OutputRowStep: target.RowStep,
            OutputColumnStep: target.PixelStep,
            Bias: false,
            Activation: null,
            Pooling: Pooling.None,
            PooledRowStep: 0,
            PooledColumnStep: 0,
            Accumulate: accumulate,
            WholeMicroBatch: false,
            StreamedWeights: CacheCost.Far(operation.Weights),
            Groups: Grouping.Of(operation)?.Transposed);
    }

    private static Operand Corner(ConvolutionOperation operation, Value sums) => new WindowGeometry(operation.Window).GradientCorner(sums);

    private static Halo Halo(Unit unit, ConvolutionOperation operation, Shape input) => new WindowGeometry(operation.Window).GradientHalo(input, unit.Main.Shape);

    private sealed record Choice(ConvolutionAlgorithm Algorithm);
}
