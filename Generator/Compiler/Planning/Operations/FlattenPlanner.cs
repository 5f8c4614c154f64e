using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans flattening: the same memory, once its elements lie side by side in canonical order.</summary>
internal sealed class FlattenPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(FlattenOperation)];

    public override bool IsAlias => true;

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) =>
        new([LayoutKind.Nhwc, LayoutKind.NhwcPadded], Contiguous: true);

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
    }
}
