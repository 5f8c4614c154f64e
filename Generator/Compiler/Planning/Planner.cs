using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Decides, for one program of a network, what is computed together, the order of every value in memory, and which reader
/// needs a copy in another order.
/// </summary>
internal sealed partial class Planner
{
    private readonly Dictionary<int, Node> nodes;
    private readonly Dictionary<(Type, int), object> choices = [];
    private readonly HashSet<int> needsGradient = [], isRead;
    private readonly Dictionary<int, int> inputs, outputs = [];
    private readonly CancellationToken cancellation;

    public Planner(
        NetworkGraph graph,
        bool training,
        int microBatch,
        PlannedParameters parameters,
        Packing forward,
        Packing backward,
        ConvolutionAlgorithm? forced = null,
        CancellationToken cancellation = default)
    {
        this.cancellation = cancellation;
        (Graph, Training, MicroBatch, Parameters) = (graph, training, microBatch, parameters);
        (ForwardPacking, BackwardPacking, Forced) = (forward, backward, forced);
        nodes = graph.Nodes.ToDictionary(node => node.Index);
        inputs = graph.Inputs.Select((node, place) => (node.Index, place)).ToDictionary(pair => pair.Index, pair => pair.place);
        isRead = new(graph.Nodes.SelectMany(node => node.Inputs));
        int outputPlace = 0;
        foreach (Node output in graph.Outputs)
        {
            if (!outputs.ContainsKey(output.Index))
                outputs.Add(output.Index, outputPlace);
            outputPlace++;
        }

        foreach (Node node in graph.Nodes)
            if (Learns(node) || NetworkGraph.WantsGradient(node) || node.Inputs.Any(needsGradient.Contains))
                needsGradient.Add(node.Index);
        RunningAverages = new(graph);
        FusedOperations = Fusion.Group(graph, training);
        foreach (FusedOperation fused in FusedOperations.Where(fused => fused.Main.Operation is not InputOperation))
            At(fused.Main, () => kinds[fused.Result.Index] = OperationPlanner.Of(fused.Main.Operation).Kind(this, fused));
        ILookup<int, Reading> readings = CollectReadings().ToLookup(reading => reading.Node);
        foreach (FusedOperation fused in FusedOperations)
            At(fused.Main, () => MakeViews(fused, readings[fused.Result.Index].ToList()));
    }

    public NetworkGraph Graph { get; }

    public bool Training { get; }

    public RunningAverages RunningAverages { get; }

    public int MicroBatch { get; }

    public PlannedParameters Parameters { get; }

    /// <summary>
    /// The algorithm of every convolution that can be computed by it, so that a measurement can compare them; null: the cheapest.
    /// </summary>
    public ConvolutionAlgorithm? Forced { get; }

    public Packing ForwardPacking { get; }

    public Packing BackwardPacking { get; }

    public IReadOnlyList<FusedOperation> FusedOperations { get; }

    /// <summary>Does what is to be done for a node, whose stage is named where that is too large.</summary>
    public void At(Node node, Action action)
    {
        cancellation.ThrowIfCancellationRequested();
        At(Graph, node, action);
    }

    /// <inheritdoc cref="At(Node, Action)"/>
    public static void At(NetworkGraph graph, Node node, Action action)
    {
        try
        {
            action();
        }
        catch (TooLargeException tooLarge)
        {
            tooLarge.Stage ??= graph.Stages[node.Stage].Name;
            throw;
        }
        catch (OverflowException)
        {
            throw new TooLargeException(
                "what it needs while it runs, at the least,", TooLargeException.Most + 1L, graph.Stages[node.Stage].Name);
        }
    }

    public Node NodeOf(int index) => nodes[index];

    /// <summary>What is chosen for a fused operation, chosen once.</summary>
    public T Choose<T>(FusedOperation fused, Func<T> choose)
        where T : notnull
    {
        if (!choices.TryGetValue((typeof(T), fused.Main.Index), out object choice))
            choices.Add((typeof(T), fused.Main.Index), choice = choose());
        return (T)choice;
    }

    /// <summary>Whether training changes a parameter of a node.</summary>
    public static bool Learns(Node node) => node.Parameters.Any(parameter => !parameter.Frozen);

    public static bool LearnsWeights(FusedOperation fused) => !fused.Main.Parameters[0].Frozen;

    /// <summary>
    /// Whether anything at or above a node learns, or an input above it wants its gradient, so that a gradient must reach it.
    /// </summary>
    public bool NeedsGradient(int node) => needsGradient.Contains(node);

    private int OutputIndex(Node node) => outputs.TryGetValue(node.Index, out int output) ? output : -1;

    public int InputIndex(Node node) => inputs[node.Index];

    /// <summary>Whether anything reads a node.</summary>
    public bool IsRead(Node node) => isRead.Contains(node.Index);
}
