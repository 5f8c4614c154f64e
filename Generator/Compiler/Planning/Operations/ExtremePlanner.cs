using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans the largest and the smallest of stages.</summary>
internal sealed class ExtremePlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(MaximumOperation), typeof(MinimumOperation)];

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        Value[] inputs = Inputs(pass, fused);
        var function = new ExtremeFunction(inputs.Length, IsLargest(fused));
        pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), function, inputs, pass.Output(fused)));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value gradient = pass.Gradient(fused)!;
        int count = fused.Main.Inputs.Count;
        for (int input = 0; input < count; input++)
        {
            if (!pass.NeedsGradient(fused, input))
                continue;
            IEnumerable<Value> others = Enumerable.Range(0, count).Where(other => other != input).Select(other => pass.Input(fused, other));
            Value[] read = [pass.Output(fused), gradient, pass.Input(fused, input), .. others];
            (Value target, bool accumulate) = pass.Contribute(fused, input);
            var function = new ExtremeGradientFunction(count, IsLargest(fused));
            pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), function, read, target, accumulate));
        }
    }

    private static bool IsLargest(FusedOperation fused) => fused.Main.Operation is MaximumOperation;
}
