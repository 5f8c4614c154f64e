using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <summary>
/// Tells of a right network that its memory could not be addressed, how much it is, and how long a prediction takes. Only a plan knows
/// that, so large networks, and those of which memory or time are asked for, are planned for it, once.
/// </summary>
internal static class PlannedSizes
{
    private const int MostRemembered = 256;

    private static readonly Dictionary<string, (NetworkSpec Spec, Planned Planned)> Known = new(StringComparer.Ordinal);

    /// <summary>What is too large; null where nothing is.</summary>
    public static Problem? ProblemOf(NetworkSpec spec, NetworkGraph graph, CancellationToken cancellation = default) =>
        SizeEstimate.FitsSurely(graph) ? null : Of(spec, graph, cancellation).Problem;

    /// <summary>What predictions of a network keep in memory; null where it cannot be planned, which others report.</summary>
    public static PlannedMemory? MemoryOf(NetworkSpec spec, NetworkGraph graph, CancellationToken cancellation) =>
        Of(spec, graph, cancellation).Memory;

    /// <summary>How long a prediction takes with the registers of a processor; null where the network cannot be planned, which others
    /// report.</summary>
    public static PredictedTime? TimeOf(
        NetworkSpec spec, NetworkGraph graph, ReferenceProcessor processor, CancellationToken cancellation) =>
        Of(spec, graph, cancellation).Times?.Single(time => time.Registers == processor.Registers);

    // The editor asks again after every edit, wherever that was.
    private static Planned Of(NetworkSpec spec, NetworkGraph graph, CancellationToken cancellation)
    {
        lock (Known)
            if (Known.TryGetValue(spec.FullName, out (NetworkSpec Spec, Planned Planned) known) && known.Spec == spec)
                return known.Planned;

        Planned planned = default;
        try
        {
            Plan plan = NetworkPlanner.Plan(graph, cancellation: cancellation);
            planned = new(null, PlannedMemory.Of(plan), PredictedTime.AllOf(plan));
        }
        catch (TooLargeException tooLarge)
        {
            planned = new(Describe(spec, tooLarge), null, null);
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            // The generator meets it, too, and reports it.
        }

        lock (Known)
        {
            if (Known.Count >= MostRemembered)
                Known.Clear();
            Known[spec.FullName] = (spec, planned);
        }

        return planned;
    }

    /// <summary>The problem at the stage, or at that of the network's that uses the block it stands in.</summary>
    private static Problem Describe(NetworkSpec spec, TooLargeException tooLarge)
    {
        string stage = tooLarge.Stage ?? spec.Name;
        string field = Stage.FieldOf(stage);
        int place = 0;
        while (place < spec.Stages.Count && spec.Stages[place].Name != field)
            place++;
        return new Problem(Ids.TooLarge, place < spec.Stages.Count ? new Place(place) : Place.Class, stage, tooLarge.What,
            Sizes.Count(tooLarge.Floats), Sizes.Count(TooLargeException.Most),
            "make it smaller, for instance by a pooling or a stride before it");
    }

    /// <summary>What a plan tells; nothing where it failed for another reason.</summary>
    private readonly record struct Planned(Problem? Problem, PlannedMemory? Memory, PredictedTime[]? Times);
}
