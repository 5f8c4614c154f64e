using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans what works element by element: the value lies as the inputs do, planar where all of them are.</summary>
internal abstract class PointwisePlanner : OperationPlanner
{
    /// <summary>Whether the value may lie in the caller's order, without padding between the pixels.</summary>
    protected virtual bool MayBeNhwc => true;

    public override LayoutKind Kind(Planner planner, FusedOperation fused)
    {
        if (fused.Main.Inputs.All(input => planner.KindOf(input) == LayoutKind.Nchw))
            return LayoutKind.Nchw;
        bool noneIsPadded = fused.Main.Inputs.All(input => planner.KindOf(input) != LayoutKind.NhwcPadded);
        return MayBeNhwc && Layout.IsSparse(fused.Main.Shape) && noneIsPadded ? LayoutKind.Nhwc : LayoutKind.NhwcPadded;
    }

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) =>
        new([planner.KindOf(fused.Result.Index)!.Value]);

    protected static Value[] Inputs(ForwardPass pass, FusedOperation fused) =>
        Enumerable.Range(0, fused.Main.Inputs.Count).Select(input => pass.Input(fused, input)).ToArray();
}
