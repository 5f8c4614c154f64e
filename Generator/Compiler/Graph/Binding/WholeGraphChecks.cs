using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>What can only be said of a whole network.</summary>
internal static class WholeGraphChecks
{
    public static void Check(GraphBuilder state)
    {
        if (state.Spec.Stages.Count == 0)
        {
            state.Report(Ids.NoInput, Place.Class, state.Spec.Name, "no stages", "an input and, below it, what reads it");
            return;
        }
        StageBuilder[] own = state.Stages.Where(stage => stage.Around is null).ToArray();
        for (int stage = 0; stage < own.Length; stage++)
            if (state.Spec.Stages[stage].Operations[0].Name == "Input" && !own[stage].IsRead)
                state.Report(Ids.UnusedInput, new Place(stage), own[stage].Name, stage == own.Length - 1
                    ? "declare what reads it below, for instance [Dense(10)] Layer scores;"
                    : "remove it, or name it in the stage that is to read it");
        AuxiliaryChecks.Check(state);
        MemberChecks.Check(state);
        if (state.Spec.Shards < 1)
            state.Report(
                Ids.ShardsOutOfRange, Place.Class with { Argument = "Shards" },
                state.Spec.Name, BindingContext.Text(state.Spec.Shards.Value));

        double parameters = state.Nodes.SelectMany(node => node.Parameters).Sum(parameter => (double)parameter.Length + 16);
        double values = state.Nodes.Sum(node => (double)node.Shape.Length + 16);
        if (parameters > 2 * Sizes.Most || values > 2 * Sizes.Most)
            state.Report(
                Ids.TooLarge, Place.Class, state.Spec.Name,
                parameters > values ? "the sum of its tensors" : "the sum of its values",
                Sizes.Count(Math.Max(parameters, values)), Sizes.Count(2 * Sizes.Most),
                "use fewer or smaller stages");
    }
}
