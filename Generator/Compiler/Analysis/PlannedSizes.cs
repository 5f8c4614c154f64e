using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <summary>
/// Tells of a right network that its memory could not be addressed. Only a plan knows that, so large networks are planned for it.
/// </summary>
internal static class PlannedSizes
{
    private const int MostRemembered = 256;

    private static readonly Dictionary<string, (NetworkSpec Spec, Problem? Problem)> Known = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, (NetworkSpec Spec, PlannedMemory? Memory)> KnownMemory = new(StringComparer.Ordinal);

    /// <summary>What is too large; null where nothing is.</summary>
    public static Problem? ProblemOf(NetworkSpec spec, NetworkGraph graph, CancellationToken cancellation = default)
    {
        if (SizeEstimate.FitsSurely(graph))
            return null;

        // The editor asks again after every edit, wherever that was.
        lock (Known)
            if (Known.TryGetValue(spec.FullName, out (NetworkSpec Spec, Problem? Problem) known) && known.Spec == spec)
                return known.Problem;

        Problem? problem = null;
        try
        {
            NetworkPlanner.Plan(graph, cancellation: cancellation);
        }
        catch (TooLargeException tooLarge)
        {
            problem = Describe(spec, tooLarge);
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            // The generator meets it, too, and reports it.
        }

        lock (Known)
        {
            if (Known.Count >= MostRemembered)
                Known.Clear();
            Known[spec.FullName] = (spec, problem);
        }

        return problem;
    }

    /// <summary>What predictions of a network keep in memory; null where it cannot be planned, which others report.</summary>
    public static PlannedMemory? MemoryOf(NetworkSpec spec, NetworkGraph graph, CancellationToken cancellation)
    {
        lock (KnownMemory)
            if (KnownMemory.TryGetValue(spec.FullName, out (NetworkSpec Spec, PlannedMemory? Memory) known) && known.Spec == spec)
                return known.Memory;

        PlannedMemory? memory = null;
        try
        {
            memory = PlannedMemory.Of(NetworkPlanner.Plan(graph, cancellation: cancellation));
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            // The generator meets it, too, and reports it.
        }

        lock (KnownMemory)
        {
            if (KnownMemory.Count >= MostRemembered)
                KnownMemory.Clear();
            KnownMemory[spec.FullName] = (spec, memory);
        }

        return memory;
    }

    /// <summary>The problem at the stage, or at that of the network's that uses the block it stands in.</summary>
    private static Problem Describe(NetworkSpec spec, TooLargeException tooLarge)
    {
        string stage = tooLarge.Stage ?? spec.Name;
        string field = stage.Split('.')[0];
        int place = 0;
        while (place < spec.Stages.Count && spec.Stages[place].Name != field)
            place++;
        return new Problem(Ids.TooLarge, place < spec.Stages.Count ? new Place(place) : Place.Class, stage, tooLarge.What,
            Sizes.Count(tooLarge.Floats), Sizes.Count(TooLargeException.Most),
            "make it smaller, for instance by a pooling or a stride before it");
    }
}
