using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans channels of zeros. They are elements, which other values may overwrite where they share the memory, so they are cleared in every
/// call.
/// </summary>
internal sealed class PadChannelsPlanner : ElementPlanner
{
    public override Type[] Operations => [typeof(PadChannelsOperation)];

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        (Value input, Value output) = (pass.Input(fused, 0), pass.Output(fused));
        string stage = pass.StageOf(fused.Main);
        pass.Calls.Add(new(stage, new ClearKernel(output.Layout.Size), [output.Base]));
        pass.Calls.Add(CopyKernel.Call(stage, input.Layout.Shape, input, output, toChannel: BeforeOf(fused)));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Shape shape = pass.Input(fused, 0).Layout.Shape;
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        pass.Calls.Add(CopyKernel.Call(
            pass.StageOf(fused.Main), shape, pass.Gradient(fused)!, target, fromChannel: BeforeOf(fused), accumulate: accumulate));
    }

    private static int BeforeOf(FusedOperation fused) => ((PadChannelsOperation)fused.Main.Operation).Before;
}
