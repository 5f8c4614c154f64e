using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans dense layers: one sample streams the weights once; a micro-batch is a matrix product.</summary>
internal sealed class DensePlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(DenseOperation)];

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) =>
        new([LayoutKind.Nhwc, LayoutKind.NhwcPadded], Contiguous: true, ElementsOnly: true);

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        var operation = (DenseOperation)fused.Main.Operation;
        Value input = pass.Input(fused, 0);
        Value output = pass.Output(fused);
        Operand weights = PackedWeights.Of(pass, fused.Main, PackedOrder.Blocks, 1, operation.InputLength, operation.Units);
        PlannedEpilogue end = PlannedEpilogue.Of(pass, fused, operation.Bias);
        Kernel kernel = pass.Planner.MicroBatch > 1
            ? GemmKernel.OverSamples(pass.Planner.MicroBatch, input, operation.InputLength, output, operation.Units, end.Epilogue)
            : new DenseKernel(
                operation.InputLength,
                Layout.RoundUp(operation.Units) / Layout.Block,
                end.Epilogue with { Output = new(Row: 0, Pixel: 0) });
        pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [input.First, weights, .. end.Operands]));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        var operation = (DenseOperation)fused.Main.Operation;
        string stage = pass.StageOf(fused.Main);
        Value sums = pass.BeforeActivation(fused);
        Value input = pass.Input(fused, 0);
        if (operation.Bias && pass.ParameterGradient(fused.Main, 1) is { } bias)
            pass.Calls.Add(BiasGradientKernel.Call(stage, sums, bias));
        if (pass.ParameterGradient(fused.Main, 0) is { } weights)
        {
            var kernel = new NhwcWeightGradientKernel(
                Rows: 1,
                Columns: 1,
                Filters: operation.Units,
                Channels: operation.InputLength,
                WindowedInput.Of(new(Row: 0, Pixel: 0, Sample: input.Base.SampleStride), Window.One),
                Gradient: new(Row: 0, Pixel: 0, Sample: sums.Base.SampleStride));
            pass.Calls.Add(new(stage, kernel, [input.First, sums.First, weights]));
        }

        if (!pass.NeedsGradient(fused, 0))
            return;
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        int source = pass.Planner.Parameters.OffsetOf(fused.Main.Parameters[0]);
        int packed = pass.Planner.BackwardPacking.Add(PackedOrder.TransposedBlocks, source, 1, operation.InputLength, operation.Units);
        GemmKernel product = GemmKernel.OverSamples(
            pass.Planner.MicroBatch, sums, operation.Units, target, operation.InputLength, new(default, Accumulate: accumulate));
        pass.Calls.Add(new(stage, product, [sums.First, Operand.Shared(Space.PackedBackward, packed), target.First]));
    }
}
