using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans channels of several values, each in its place: a copy for each run of them.</summary>
internal sealed class GatherPlanner : ElementPlanner
{
    public override Type[] Operations => [typeof(GatherOperation)];

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        Value output = pass.Output(fused);
        foreach (ChannelRun run in ((GatherOperation)fused.Main.Operation).Runs)
        {
            Value source = pass.Input(fused, run.Input);
            Layout places = output.Layout with { Pitch = output.Layout.Pitch with { Channel = run.Step * output.Layout.ChannelStride } };
            Operand start = output.Base.Plus(run.Start * output.Layout.ChannelStride);
            pass.Calls.Add(CopyKernel.Call(
                pass.StageOf(fused.Main), source.Layout.Shape with { Channels = run.Count }, source, new(places, start),
                fromChannel: run.First));
        }
    }

    public override void Backward(BackwardPass pass, FusedOperation fused) =>
        throw new NotSupportedException("Channels are gathered in predictions only.");
}
