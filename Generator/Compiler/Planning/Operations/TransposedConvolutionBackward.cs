using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans the backward pass of a transposed convolution: through the activation, then to bias, weights and input. The gradient of its input
/// is the convolution whose input gradient it is, of the output's gradient; the weight gradient is that of this convolution.
/// </summary>
internal static class TransposedConvolutionBackward
{
    public static void Plan(BackwardPass pass, FusedOperation fused)
    {
        var operation = (TransposedConvolutionOperation)fused.Main.Operation;
        ConvolutionOperation convolution = operation.Convolution;
        string stage = pass.StageOf(fused.Main);
        Value input = pass.Input(fused, 0);
        Shape shape = input.Layout.Shape;
        var geometry = new WindowGeometry(operation.Window);
        Value sums = pass.BeforeActivation(fused, Layout.Create(
            LayoutKind.NhwcPadded, fused.Main.Shape, geometry.Halo(fused.Main.Shape, shape), conflictFree: true));
        if (operation.Bias && pass.ParameterGradient(fused.Main, 1) is { } bias)
            pass.Calls.Add(BiasGradientKernel.Call(stage, sums, bias));
        if (pass.ParameterGradient(fused.Main, 0) is { } weights)
            pass.Calls.Add(new(
                stage,
                ConvolutionKernels.NhwcWeightGradient(convolution, shape, sums, input),
                [geometry.Corner(sums), input.First, weights]));
        if (!pass.NeedsGradient(fused, 0))
            return;

        pass.ContributeBy(fused, 0, LayoutKind.NhwcPadded, adds: true, (target, accumulate) =>
        {
            DirectNhwcKernel kernel = ConvolutionKernels.DirectNhwc(
                convolution, shape, sums.Layout, new(Strides.Of(target.Layout), Accumulate: accumulate));
            int packed = pass.Planner.BackwardPacking.Add(
                PackedOrder.Blocks, pass.Planner.Parameters.OffsetOf(fused.Main.Parameters[0]), operation.Window.Taps,
                convolution.GroupChannels, convolution.Filters);
            pass.Calls.Add(new(
                stage,
                kernel with { ParallelSplit = ParallelSplit.None },
                [geometry.Corner(sums), Operand.Shared(Space.PackedBackward, packed), target.First]));
        });
    }
}
