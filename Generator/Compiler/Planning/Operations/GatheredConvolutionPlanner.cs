using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans 1x1 convolutions that read channels of several values where they lie, directly with vectors of filters.</summary>
internal sealed class GatheredConvolutionPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(GatheredConvolutionOperation)];

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) => input < fused.Main.Inputs.Count
        ? new(LayoutRequirement.Any, ElementsOnly: true, ConflictFree: true)
        : new([LayoutKind.NhwcPadded]);

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        var operation = (GatheredConvolutionOperation)fused.Main.Operation;
        Value[] inputs = [.. fused.Main.Inputs.Select((_, input) => pass.Input(fused, input))];
        Operand weights = PackedWeights.Of(pass, fused.Main, operation.Convolution, PackedOrder.Blocks);
        PlannedEpilogue end = PlannedEpilogue.Of(pass, fused, operation.Convolution.Bias);
        IEnumerable<GatheredRun> runs = operation.Runs.Select(run =>
            new GatheredRun(Strides.Of(inputs[run.Input].Layout), run.Count, run.Start, run.Step));
        DirectNhwcKernel kernel = ConvolutionKernels.DirectNhwc(
            operation.Convolution, fused.Main.Shape, inputs[0].Layout, end.Epilogue) with { Runs = new(runs) };
        IEnumerable<Operand> channels = operation.Runs.Select(run =>
            inputs[run.Input].First.Plus(run.First * inputs[run.Input].Layout.ChannelStride));
        pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [.. channels, weights, .. end.Operands]));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused) =>
        throw new NotSupportedException("Channels are gathered in predictions only.");
}
