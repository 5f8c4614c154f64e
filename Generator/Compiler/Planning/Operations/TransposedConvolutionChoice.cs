using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>
/// Chooses the algorithm of a transposed convolution: the one with the fewest estimated cycles. Estimated for 512-bit registers on every
/// machine, because layouts and packed weights do not depend on the instruction set.
/// </summary>
internal static class TransposedConvolutionChoice
{
    public static TransposedConvolutionAlgorithm Of(Planner planner, FusedOperation fused) =>
        planner.Choose(fused, () => Candidates(planner, fused).OrderBy(candidate => candidate.Cycles).First().Algorithm);

    /// <summary>The phases, where they are the algorithm; else null.</summary>
    public static TransposedPhases? PhasesOf(Planner planner, FusedOperation fused) =>
        Of(planner, fused) != TransposedConvolutionAlgorithm.Phases ? null : TransposedPhases.Of(
            (TransposedConvolutionOperation)fused.Main.Operation, planner.NodeOf(fused.Main.Inputs[0]).Shape, fused.Main.Shape);

    private static IEnumerable<(TransposedConvolutionAlgorithm Algorithm, double Cycles)> Candidates(Planner planner, FusedOperation fused)
    {
        var operation = (TransposedConvolutionOperation)fused.Main.Operation;
        Shape input = planner.NodeOf(fused.Main.Inputs[0]).Shape, output = fused.Main.Shape;
        LayoutKind kind = planner.KindOf(fused.Main.Inputs[0]) ?? LayoutKind.Nhwc;
        RegisterFile registers = RegisterFile.Avx512;
        bool canBeOther = false;
        if (TransposedPhases.Of(operation, input, output) is { } phases && Layout.CanBeAddressed(kind, input, phases.Halo))
        {
            Epilogue end = End();
            yield return (TransposedConvolutionAlgorithm.Phases, phases.Kernels(Layout.Create(kind, input, phases.Halo), end)
                .GroupBy(phase => phase.Kernel)
                .Sum(alike => alike.Count() * DirectNhwcTile.LeastCycles(alike.Key, registers)));
            canBeOther = true;
        }

        if (CanBeCol2Im(operation, input, output))
        {
            yield return (
                TransposedConvolutionAlgorithm.Col2Im,
                Col2ImGradient.Cycles(operation.Convolution, Layout.Create(kind, input), output, registers, isForward: true)
                    + output.Length / 8.0);
            canBeOther = true;
        }

        // Where nothing else is possible, the layout itself tells what is too large.
        if (!canBeOther)
            yield return (
                TransposedConvolutionAlgorithm.Spread,
                DirectNhwcTile.LeastCycles(
                    TransposedConvolutionKernels.OfSpread(
                        operation, output, TransposedConvolutionKernels.Spread(operation, input, output), End()),
                    registers));

        Epilogue End() =>
            new(Strides.Of(Layout.Create(LayoutKind.NhwcPadded, output)), operation.Bias, Activation: fused.Function);
    }

    private static bool CanBeCol2Im(TransposedConvolutionOperation operation, Shape input, Shape output) =>
        operation is { Groups: 1, Window: { IsDilated: false, Height: <= Col2ImTile.MostTapRows } }
        && Col2ImGradient.CanBeAddressed(operation.Convolution, input, output);
}
