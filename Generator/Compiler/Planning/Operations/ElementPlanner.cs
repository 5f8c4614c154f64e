using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans operations that copy elements: they read any order, and write the one in which their value is best kept.</summary>
internal abstract class ElementPlanner : OperationPlanner
{
    public sealed override LayoutKind Kind(Planner planner, FusedOperation fused) => Layout.KindOf(fused.Main.Shape);

    public sealed override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) =>
        new(LayoutRequirement.Any, ElementsOnly: true);
}
