using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Planning;

/// <summary>A network on its way to C#: its plan or, where it has none, what its class would be like.</summary>
/// <param name="Class">The class.</param>
/// <param name="Plan">The plan; null where the network is wrong, is too large or could not be planned.</param>
/// <param name="Wrong">What takes the place of its code if there is none.</param>
/// <param name="Failure">What went wrong unforeseen; null where nothing did.</param>
internal sealed record PlannedNetwork(NetworkClass Class, Plan? Plan, WrongNetwork Wrong, string? Failure = null)
{
    /// <summary>Plans a network. It never throws: a network that fails leaves the others alone.</summary>
    /// <param name="spec">What was declared.</param>
    /// <param name="graph">What it means; null where it is wrong.</param>
    public static PlannedNetwork Of(NetworkSpec spec, NetworkGraph? graph)
    {
        var network = new PlannedNetwork(NetworkClass.Of(spec), null, WrongNetwork.Of(spec));
        if (graph is null)
            return network;
        try
        {
            return network with { Plan = NetworkPlanner.Plan(graph) };
        }
        catch (TooLargeException)
        {
            // The analyzer tells it at the stage.
            return network;
        }
        catch (Exception unforeseen)
        {
            return network with { Failure = Describe(unforeseen) };
        }
    }

    /// <summary>An unforeseen exception in one line, as a diagnostic can tell it.</summary>
    public static string Describe(Exception unforeseen) => unforeseen.ToString().Replace("\r", "").Replace("\n", " ");
}
