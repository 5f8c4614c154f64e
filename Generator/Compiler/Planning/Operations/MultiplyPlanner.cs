using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans products of stages.</summary>
internal sealed class MultiplyPlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(MultiplyOperation)];

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        Value[] inputs = Inputs(pass, fused);
        pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), new ProductFunction(inputs.Length), inputs, pass.Output(fused)));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value gradient = pass.Gradient(fused)!;
        for (int input = 0; input < fused.Main.Inputs.Count; input++)
        {
            if (!pass.NeedsGradient(fused, input))
                continue;
            // The gradient of one factor is that of the product times all the others.
            IEnumerable<int> others = Enumerable.Range(0, fused.Main.Inputs.Count).Where(other => other != input);
            Value[] factors = [gradient, .. others.Select(other => pass.Input(fused, other))];
            (Value target, bool accumulate) = pass.Contribute(fused, input);
            pass.Calls.Add(PointwiseKernel.Call(
                pass.StageOf(fused.Main), new ProductFunction(factors.Length), factors, target, accumulate));
        }
    }
}
