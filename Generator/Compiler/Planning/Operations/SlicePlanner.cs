using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans channels that are taken: they are copied, and their gradient is added to those of the channels that are not.</summary>
internal sealed class SlicePlanner : ElementPlanner
{
    public override Type[] Operations => [typeof(SliceOperation)];

    public override void Forward(ForwardPass pass, FusedOperation fused) => pass.Calls.Add(CopyKernel.Call(
        pass.StageOf(fused.Main), fused.Main.Shape, pass.Input(fused, 0), pass.Output(fused), fromChannel: StartOf(fused)));

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value target = pass.ContributeByAdding(fused, 0);
        pass.Calls.Add(CopyKernel.Call(
            pass.StageOf(fused.Main), fused.Main.Shape, pass.Gradient(fused)!, target, toChannel: StartOf(fused), accumulate: true));
    }

    private static int StartOf(FusedOperation fused) => ((SliceOperation)fused.Main.Operation).Start;
}
