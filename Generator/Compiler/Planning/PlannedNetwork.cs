using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Planning;

/// <summary>A network on its way to C#: its plan or, where it has none, what its class would be like.</summary>
/// <param name="Spec">What was declared.</param>
/// <param name="Class">The class.</param>
/// <param name="Plan">The plan; null where the network is wrong, is too large or could not be planned.</param>
/// <param name="Failure">What went wrong unforeseen; null where nothing did.</param>
internal sealed record PlannedNetwork(NetworkSpec Spec, NetworkClass Class, Plan? Plan, string? Failure = null)
{
    /// <summary>Plans a network. It never throws: a network that fails leaves the others alone.</summary>
    /// <param name="spec">What was declared.</param>
    /// <param name="graph">What it means; null where it is wrong.</param>
    /// <param name="cancellation">Ends the planning, by an exception, once its result is no longer wanted.</param>
    public static PlannedNetwork Of(NetworkSpec spec, NetworkGraph? graph, CancellationToken cancellation = default)
    {
        var network = new PlannedNetwork(spec, NetworkClass.Of(spec), null);
        if (graph is null)
            return network;
        try
        {
            return network with { Plan = NetworkPlanner.Plan(graph, cancellation: cancellation) };
        }
        catch (TooLargeException) when (!SizeEstimate.FitsSurely(graph))
        {
            // The analyzer, which plans what does not fit for sure, tells it at the stage.
            return network;
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            return network with { Failure = Unforeseen.Describe(unforeseen) };
        }
    }
}
