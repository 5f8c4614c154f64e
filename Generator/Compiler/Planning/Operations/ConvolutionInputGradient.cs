using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans the gradient of a convolution's input: a convolution of stride 1 of the output's gradient, spread by the stride, with the
/// kernel rotated by 180 degrees and its channels and filters exchanged (Dumoulin and Visin, "A guide to convolution arithmetic for
/// deep learning", 2016, section 4). So it has the algorithms of a convolution.
/// </summary>
internal static class ConvolutionInputGradient
{
    /// <summary>The order in which the gradient of the sums is wanted, with the zeros around and between its elements.</summary>
    public static Layout Spread(BackwardPass pass, FusedOperation fused, ConvolutionOperation operation, LayoutKind kind)
    {
        Window window = operation.Window;
        Shape input = pass.Input(fused, 0).Layout.Shape;
        return Algorithm(pass, fused, operation, input) switch
        {
            ConvolutionAlgorithm.DirectNhwc => Layout.Create(
                kind, fused.Main.Shape, Halo(fused, operation, input), window.StrideY, window.StrideX, conflictFree: true),
            ConvolutionAlgorithm.DirectNchw when kind == LayoutKind.Nchw => Layout.Create(
                kind, fused.Main.Shape, Halo(fused, operation, input)),
            _ => Layout.Create(kind, fused.Main.Shape),
        };
    }

    public static void Plan(BackwardPass pass, FusedOperation fused, ConvolutionOperation operation, Value sums)
    {
        Shape input = pass.Input(fused, 0).Layout.Shape;
        ConvolutionAlgorithm algorithm = Algorithm(pass, fused, operation, input);
        if (algorithm == ConvolutionAlgorithm.DirectNchw)
            PlanAlongRow(pass, fused, operation, sums, input);
        else if (algorithm == ConvolutionAlgorithm.Col2Im)
            Col2ImGradient.Plan(pass, fused, operation, sums, input);
        else
            PlanAlongChannels(
                pass, fused, operation, sums, ConvolutionChoice.TilingOf(algorithm, operation.Window, fused.Main.Shape, input));
    }

    /// <summary>The algorithm with the fewest estimated cycles, transposing included.</summary>
    private static ConvolutionAlgorithm Algorithm(BackwardPass pass, FusedOperation fused, ConvolutionOperation operation, Shape input) =>
        pass.Planner.Choose(fused,
            () => new Choice(Candidates(pass, fused, operation, input).OrderBy(candidate => candidate.Cycles).First().Algorithm)).Algorithm;

    private static IEnumerable<(ConvolutionAlgorithm Algorithm, double Cycles)> Candidates(
        BackwardPass pass, FusedOperation fused, ConvolutionOperation operation, Shape input)
    {
        RegisterFile registers = RegisterFile.Avx512;
        Window window = operation.Window;
        Halo halo = Halo(fused, operation, input);
        bool alongRow = window is { StrideY: 1, StrideX: 1, IsDilated: false } && operation.Groups == 1
            && Layout.CanBeAddressed(LayoutKind.Nchw, fused.Main.Shape, halo) && Layout.CanBeAddressed(LayoutKind.Nchw, input);
        if (alongRow)
        {
            Layout planar = Layout.Create(LayoutKind.Nchw, fused.Main.Shape, halo);
            DirectNchwKernel row = ConvolutionKernels.NchwInputGradient(operation, planar, Layout.Create(LayoutKind.Nchw, input));
            double transposing = 1.5 * (fused.Main.Shape.Length + input.Length);
            yield return (ConvolutionAlgorithm.DirectNchw, DirectNchwTile.LeastCycles(row, registers) + transposing);
        }

        // Few channels may be too many once they are padded, or spread by a stride. Where nothing else is left, the layout itself tells
        // what is too large.
        LayoutKind kind = pass.Gradient(fused)!.Layout.Kind;
        bool byColumns = !window.IsDilated && operation.Groups == 1 && window.Height <= Col2ImTile.MostTapRows;
        bool isSmall = Layout.CanBeAddressed(kind, fused.Main.Shape, halo, window.StrideY, window.StrideX)
            && Layout.CanBeAddressed(LayoutKind.NhwcPadded, input);
        if (isSmall || !alongRow && !byColumns)
        {
            Layout spread = Layout.Create(kind, fused.Main.Shape, halo, window.StrideY, window.StrideX);
            DirectNhwcKernel direct = ConvolutionKernels.NhwcInputGradient(
                operation, spread, Layout.Create(LayoutKind.NhwcPadded, input), false);
            yield return (ConvolutionAlgorithm.DirectNhwc, DirectNhwcTile.LeastCycles(direct, registers));
        }

        if (byColumns && (isSmall || !alongRow))
            yield return (
                ConvolutionAlgorithm.Col2Im, Col2ImGradient.Cycles(operation, Layout.Create(kind, fused.Main.Shape), input, registers));

        if (!isSmall || operation.Exact || !ConvolutionChoice.FitsTiles(operation) || window is not { StrideY: 1, StrideX: 1 }
            || kind != LayoutKind.NhwcPadded)
            yield break;
        foreach ((ConvolutionAlgorithm algorithm, WinogradTiling tiling) in ConvolutionChoice.Tilings(window, fused.Main.Shape, input))
            yield return (algorithm, WinogradCost.Cycles(tiling, operation.Groups, operation.Filters, operation.InputChannels, registers));
    }

    private static void PlanAlongRow(BackwardPass pass, FusedOperation fused, ConvolutionOperation operation, Value sums, Shape input)
    {
        string stage = pass.StageOf(fused.Main);
        if (sums.Layout.Kind != LayoutKind.Nchw)
        {
            Value planar = pass.Temporary(fused.Main, Layout.Create(LayoutKind.Nchw, fused.Main.Shape, Halo(fused, operation, input)));
            pass.Calls.Add(CopyKernel.Call(stage, fused.Main.Shape, sums, planar));
            sums = planar;
        }

        Operand corner = Corner(operation, sums);
        pass.ContributeBy(fused, 0, LayoutKind.Nchw, adds: false, (target, _) =>
        {
            Operand weights = Pack(pass, fused, operation, PackedOrder.TransposedFilters);
            pass.Calls.Add(
                new(stage, ConvolutionKernels.NchwInputGradient(operation, sums.Layout, target.Layout), [corner, weights, target.First]));
        });
    }

    private static void PlanAlongChannels(
        BackwardPass pass, FusedOperation fused, ConvolutionOperation operation, Value sums, WinogradTiling? tiling) =>
        pass.ContributeBy(fused, 0, LayoutKind.NhwcPadded, adds: true, (target, accumulate) =>
        {
            string stage = pass.StageOf(fused.Main);
            if (tiling is null)
            {
                DirectNhwcKernel direct = ConvolutionKernels.NhwcInputGradient(operation, sums.Layout, target.Layout, accumulate);
                Operand weights = Pack(pass, fused, operation, PackedOrder.TransposedBlocks);
                pass.Calls.Add(new(stage, direct, [Corner(operation, sums), weights, target.First]));
                return;
            }

            WinogradConvolutionKernel kernel = WinogradKernels.InputGradient(
                operation, tiling, sums.Layout, new(Strides.Of(target.Layout), Accumulate: accumulate));
            Operand transformed = Pack(pass, fused, operation, PackedOrder.TransposedWinograd, tiling.Variant);
            Operand scratch = Operand.Scratch(stage + " transformed", kernel.ScratchLength);
            pass.Calls.Add(new(stage, kernel, [sums.First, transformed, scratch, target.First]));
        });

    private static Operand Pack(
        BackwardPass pass, FusedOperation fused, ConvolutionOperation operation, PackedOrder order, WinogradVariant? variant = null)
    {
        int source = pass.Planner.Parameters.OffsetOf(fused.Main.Parameters[0]);
        return Operand.Shared(Space.PackedBackward, pass.Planner.BackwardPacking.Add(
            order, source, operation.Window.Taps, operation.GroupChannels, operation.Filters, operation.Groups, variant: variant));
    }

    private static Operand Corner(ConvolutionOperation operation, Value sums) => new WindowGeometry(operation.Window).GradientCorner(sums);

    private static Halo Halo(FusedOperation fused, ConvolutionOperation operation, Shape input) =>
        new WindowGeometry(operation.Window).GradientHalo(input, fused.Main.Shape);

    private sealed record Choice(ConvolutionAlgorithm Algorithm);
}
