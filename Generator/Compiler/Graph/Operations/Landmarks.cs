using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Points of which some may be hidden: whether they are visible, and where those are that are.</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
/// <param name="Beta">Where the parabola of the differences becomes a line.</param>
/// <param name="PointWeight">The factor of the differences.</param>
internal sealed record LandmarksOperation(float Weight, float Beta, float PointWeight) : LossOperation(Weight)
{
    public override TargetKind Targets => TargetKind.Values;
}

/// <summary>Binds <see cref="LandmarksOperation"/>: a vector of three numbers a point.</summary>
internal sealed class LandmarksBinder : LossBinder
{
    private const int Numbers = 3;

    public override TargetKind Targets => TargetKind.Values;

    protected override LossOperation? Create(BindingContext context, float weight, Shape shape)
    {
        float? beta = context.Factor("Beta", 1, allowZero: false), points = context.Factor("PointWeight", 5, allowZero: false);
        return beta is null || points is null ? null : new LandmarksOperation(weight, beta.Value, points.Value);
    }

    protected override bool Check(BindingContext context, IReadOnlyList<BoundValue> values)
    {
        Shape shape = values[0].Shape!.Value;
        if (shape.IsVector && shape.Channels % Numbers == 0)
        {
            return FollowsNone(
                context, values[0].Node, "remove it: the loss takes places of any size, and a logit for each point",
                ValueRange.Distribution, ValueRange.Probability, ValueRange.NotPositive);
        }

        string advice = shape.IsVector
            ? $"give it x, y and visible of each point: {Numbers}, {2 * Numbers}, {3 * Numbers} .. numbers"
            : "put Flatten, GlobalAvgPool or Dense before it";
        context.Report(Ids.LabelsNeedVector, null, context.Name, "three numbers a point", shape.ToString(), advice);
        return false;
    }
}
