using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans flattening and other extents: the same memory, once its elements lie side by side in canonical order.</summary>
internal sealed class FlattenPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(FlattenOperation), typeof(ReshapeOperation)];

    public override bool IsAlias => true;

    /// <summary>Rows and columns in the canonical order have no border: a reader that wants one gets a copy.</summary>
    public override LayoutKind Kind(Planner planner, FusedOperation fused) =>
        fused.Main.Shape.IsVector ? LayoutKind.NhwcPadded : LayoutKind.Nhwc;

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) =>
        new([LayoutKind.Nhwc, LayoutKind.NhwcPadded], Contiguous: true);

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
    }
}
