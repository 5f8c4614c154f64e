using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>max(0, |a - p|² - |a - n|² + margin) of three values (Schroff et al., "FaceNet", 2015, equation 2).</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
/// <param name="Margin">How much farther the negative must be than the positive.</param>
internal sealed record TripletLossOperation(float Weight, float Margin) : LossOperation(Weight)
{
    public override TargetKind Targets => TargetKind.None;
}

/// <summary>The same of triplets that are mined among the samples of a mini-batch, by their labels.</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
/// <param name="Margin">How much farther the negative must be than the positive.</param>
/// <param name="Mining">Which triplets count.</param>
/// <param name="Squared">Whether distances are squared.</param>
/// <param name="NonZero">Whether the mean is over triplets with a loss above 0 alone.</param>
internal sealed record MinedTripletLossOperation(float Weight, float Margin, Mining Mining, bool Squared, bool NonZero)
    : LossOperation(Weight)
{
    public override TargetKind Targets => TargetKind.Identity;

    public override bool ScoresMiniBatch => true;
}

/// <summary>Binds both: the value before it with two of other stages of its shape, or the value before it alone.</summary>
internal sealed class TripletLossBinder : LossBinder
{
    private static readonly string[] OfMining = ["Mining", "Squared", "NonZero"];

    public override TargetKind Targets => TargetKind.None;

    public override string[] StageArguments => ["positive", "negative"];

    public override TargetKind TargetsOf(OperationSpec operation) => NamesStages(operation) ? TargetKind.None : TargetKind.Identity;

    protected override LossOperation? Create(BindingContext context, float weight, Shape shape)
    {
        if (context.Factor("Margin", 0.2f, allowZero: true) is not { } margin)
            return null;
        if (!NamesStages(context.Spec))
        {
            return context.Member("Mining", Mining.BatchHard) is { } mining
                ? new MinedTripletLossOperation(
                    weight, margin, mining, context.Boolean("Squared", true), context.Boolean("NonZero", false))
                : null;
        }

        if (OfMining.FirstOrDefault(context.Has) is not { } setting)
            return new TripletLossOperation(weight, margin);
        context.Report(Ids.NamedAndMined, setting, context.Name, setting);
        return null;
    }

    protected override bool Check(BindingContext context, IReadOnlyList<BoundValue> values)
    {
        for (int i = 1; i < values.Count; i++)
        {
            if (values[i].Shape == values[0].Shape)
                continue;
            context.Report(Ids.ShapesDiffer, StageArguments[i - 1], context.Name, values[0].Text, values[i].Text, "");
            return false;
        }

        return true;
    }

    private bool NamesStages(OperationSpec operation) => operation.Arguments.Any(argument => argument.Name == StageArguments[0]);
}
