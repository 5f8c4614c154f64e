using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <summary>
/// Tells of a right network that its memory could not be addressed, and how much it is. Only a plan knows that, so large networks, and
/// those with a budget of memory, are planned for it, once.
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

    // The editor asks again after every edit, wherever that was.
    private static Planned Of(NetworkSpec spec, NetworkGraph graph, CancellationToken cancellation)
    {
        lock (Known)
            if (Known.TryGetValue(spec.FullName, out (NetworkSpec Spec, Planned Planned) known) && known.Spec == spec)
                return known.Planned;

        Planned planned = default;
        try
        {
            planned = new(null, PlannedMemory.Of(NetworkPlanner.Plan(graph, cancellation: cancellation)));
        }
        catch (TooLargeException tooLarge)
        {
            planned = new(Describe(spec, tooLarge), null);
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
    private readonly record struct Planned(Problem? Problem, PlannedMemory? Memory);
}
