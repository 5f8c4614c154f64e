using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans inputs: the forward pass itself loads them.</summary>
internal sealed class InputPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(InputOperation)];

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
    }
}
