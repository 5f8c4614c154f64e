using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans dense layers: one sample streams the weights once; a micro-batch is a matrix product.</summary>
internal sealed class DensePlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(DenseOperation)];

    public override LayoutRequirement LayoutRequirement(Planner planner, FusedOperation fused, int input) =>
        new([LayoutKind.Nhwc, LayoutKind.NhwcPadded], Contiguous: true, ElementsOnly: true);

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        var operation = (DenseOperation)fused.Main.Operation;
        Value input = pass.Input(fused, 0);
        Value output = pass.Output(fused);
        Operand weights = PackedWeights.Of(pass, fused.Main, PackedOrder.Blocks, 1, operation.InputLength, operation.Units);
        Kernel kernel = pass.Planner.MicroBatch > 1
            ? ConvolutionKernels.Matrix(
                pass.Planner.MicroBatch, operation.InputLength, operation.Units, input.Base.SampleStride, output.Base.SampleStride, operation.Bias, fused.Function, false)
            : new DenseKernel(operation.InputLength, Layout.RoundUp(operation.Units) / Layout.Block, operation.Bias, fused.Function);
        var operands = new List<Operand> { input.First, weights };
        if (operation.Bias)
            operands.Add(PackedWeights.Bias(pass, fused.Main, operation.Units));
        operands.Add(output.First);
        pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, operands.ToArray()));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        var operation = (DenseOperation)fused.Main.Operation;
        string stage = pass.StageOf(fused.Main);
        Value sums = pass.Gradient(fused)!;
        if (fused.Function is { } function)
        {
            Value gradient = sums;
            sums = pass.Temporary(fused.Main, gradient.Layout);
            pass.Calls.Add(PointwiseKernel.Call(stage, new ActivationGradientFunction(function), [pass.Output(fused), gradient], sums));
        }

        Value input = pass.Input(fused, 0);
        if (operation.Bias && pass.ParameterGradient(fused.Main, 1) is { } bias)
            pass.Calls.Add(ConvolutionBackward.BiasStep(stage, sums, bias));
        if (pass.ParameterGradient(fused.Main, 0) is { } weights)
        {
            var kernel = new NhwcWeightGradientKernel(
                1, 1, operation.Units, operation.InputLength, 1, 1, 0, 0, 0, 0, 1, input.Base.SampleStride, 0, 0, sums.Base.SampleStride);
            pass.Calls.Add(new(stage, kernel, [input.First, sums.First, weights]));
        }

        if (!pass.NeedsGradient(fused, 0))
            return;
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        int source = pass.Planner.Parameters.OffsetOf(fused.Main.Parameters[0]);
        int packed = pass.Planner.BackwardPacking.Add(PackedOrder.TransposedBlocks, source, 1, operation.InputLength, operation.Units);
        Kernel product = ConvolutionKernels.Matrix(
            pass.Planner.MicroBatch, operation.Units, operation.InputLength, sums.Base.SampleStride, target.Base.SampleStride, false, null, accumulate);
        pass.Calls.Add(new(stage, product, [sums.First, Operand.Shared(Space.PackedBackward, packed), target.First]));
    }
}
