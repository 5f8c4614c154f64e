using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Decides, for one program of a network, what is computed together, the order of every value in memory, and which reader
/// needs a copy in another order.
/// </summary>
internal sealed class Planner
{
    private readonly Dictionary<int, LayoutKind> kinds = [];
    private readonly Dictionary<int, List<TensorView>> views = [];
    private readonly Dictionary<(int Reader, int Input), TensorView> served = [];
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

    /// <summary>The order of an earlier value; null for a network input, whose order follows from its readers.</summary>
    public LayoutKind? KindOf(int node) => kinds.TryGetValue(node, out LayoutKind kind) ? kind : null;

    /// <summary>What is chosen for a fused operation, chosen once.</summary>
    public T Choose<T>(FusedOperation fused, Func<T> choose)
        where T : notnull
    {
        if (!choices.TryGetValue((typeof(T), fused.Main.Index), out object choice))
            choices.Add((typeof(T), fused.Main.Index), choice = choose());
        return (T)choice;
    }

    public TensorView Primary(Node node) => views[node.Index][0];

    /// <summary>The view that a reader reads.</summary>
    /// <param name="reader">The index of the reading fused operation's main node, or of a loss.</param>
    /// <param name="input">Which of its inputs.</param>
    public TensorView ViewFor(int reader, int input) => served[(reader, input)];

    /// <summary>Whether training changes a parameter of a node.</summary>
    public static bool Learns(Node node) => node.Parameters.Any(parameter => !parameter.Frozen);

    public static bool LearnsWeights(FusedOperation fused) => !fused.Main.Parameters[0].Frozen;

    /// <summary>
    /// Whether anything at or above a node learns, or an input above it wants its gradient, so that a gradient must reach it.
    /// </summary>
    public bool NeedsGradient(int node) => needsGradient.Contains(node);

    private List<Reading> CollectReadings()
    {
        var readings = new List<Reading>();
        foreach (FusedOperation fused in FusedOperations)
            foreach (int input in Enumerable.Range(0, fused.Inputs.Count))
            {
                At(fused.Main, () =>
                {
                    LayoutRequirement requirement = OperationPlanner.Of(fused.Main.Operation).RequirementOf(this, fused, input);
                    readings.Add(new(fused.Inputs[input], fused.Main.Index, input, requirement));
                });
            }

        foreach (Node loss in Graph.Losses)
            for (int input = 0; input < loss.Inputs.Count; input++)
            {
                LayoutRequirement requirement = new([LayoutKind.NhwcPadded, LayoutKind.Nhwc], Contiguous: true, ElementsOnly: true);
                readings.Add(new(loss.Inputs[input], loss.Index, input, requirement));
            }

        foreach (Node output in Graph.Outputs)
            readings.Add(new(output.Index, Reading.Output, output.Index, new(LayoutRequirement.Any, ElementsOnly: true)));
        return readings;
    }

    private void MakeViews(FusedOperation fused, List<Reading> readings)
    {
        Node node = fused.Result;
        bool isInput = node.Operation is InputOperation;
        LayoutKind kind = isInput ? InputKind(node.Shape, readings) : kinds[node.Index];
        kinds[node.Index] = kind;
        // What is computed in the caller's order has nothing between its rows: vectors reach past their ends.
        bool isBare = !isInput && kind == LayoutKind.Nhwc;
        Halo halo = readings
            .Where(reading => !isBare && reading.Requirement.Kinds.Contains(kind))
            .Aggregate(default(Halo), (sum, reading) => Halo.Max(sum, reading.Requirement.Halo));
        bool conflictFree = node.Shape is not { Height: 1, Width: 1 } && readings.Any(reading => reading.Requirement.ConflictFree);
        var primary = new TensorView(node, Layout.Create(kind, node.Shape, halo, conflictFree: conflictFree)) { IsPrimary = true };
        var all = new List<TensorView> { primary };
        views.Add(node.Index, all);
        foreach (Reading reading in readings)
            served[(reading.Reader, reading.Input)] = FindView(node, all, reading.Requirement, isBare);

        // A prediction reads an input where the caller has it, if nobody wants it otherwise or reads past its end.
        if (isInput
            && !Training
            && kind == LayoutKind.Nhwc
            && halo.IsEmpty
            && all.Count == 1
            && readings.All(reading => reading.Requirement.ElementsOnly))
            primary.Value = new(primary.Layout, Operand.External(Space.Input, InputIndex(node), node.Shape.Length));

        // It writes an output where the caller wants it, if the order is the caller's, with nothing before, between or behind the elements,
        // and if nobody who reads the value further on reads past its end.
        bool isCallers = !isInput
            && !Training
            && primary.Layout.IsContiguous
            && primary.Layout.Size == node.Shape.Length
            && readings.All(reading => reading.Requirement.ElementsOnly)
            && !OperationPlanner.Of(fused.Main.Operation).IsAlias;
        if (isCallers && OutputIndex(node) is >= 0 and var output)
            primary.Value = new(primary.Layout, Operand.External(Space.Output, output, node.Shape.Length));
    }

    private int OutputIndex(Node node) => outputs.TryGetValue(node.Index, out int output) ? output : -1;

    public int InputIndex(Node node) => inputs[node.Index];

    /// <summary>Whether anything reads a node.</summary>
    public bool IsRead(Node node) => isRead.Contains(node.Index);

    private static TensorView FindView(Node node, List<TensorView> all, LayoutRequirement demand, bool isBare)
    {
        foreach (TensorView view in all)
            if (demand.Kinds.Contains(view.Layout.Kind)
                && (!demand.Contiguous || view.Layout.IsContiguous)
                && (demand.Halo.IsEmpty || (view.IsPrimary && !isBare)))
                return view;
        LayoutKind kind = demand.Contiguous ? LayoutKind.Nhwc : demand.Kinds[0];
        var copy = new TensorView(node, Layout.Create(kind, node.Shape, demand.Halo, conflictFree: demand.ConflictFree));
        all.Add(copy);
        return copy;
    }

    /// <summary>
    /// The order in which most readers can read an input. If in doubt the caller's own, unless it is copied anyway and its pixels are
    /// better apart.
    /// </summary>
    private static LayoutKind InputKind(Shape shape, List<Reading> readings)
    {
        bool isCopied = readings.Any(reading => !reading.Requirement.Halo.IsEmpty);
        bool wantsConflictFree = readings.Any(reading => reading.Requirement.ConflictFree);
        LayoutKind[] kinds = isCopied && wantsConflictFree && Layout.ConflictFreePitch(shape.Channels) > Layout.RoundUp(shape.Channels)
            ? [LayoutKind.NhwcPadded, LayoutKind.Nhwc, LayoutKind.Nchw]
            : [LayoutKind.Nhwc, LayoutKind.Nchw, LayoutKind.NhwcPadded];
        return kinds.OrderByDescending(kind => readings.Count(reading => reading.Requirement.Kinds.Contains(kind))).First();
    }

    /// <param name="Node">The node that is read.</param>
    /// <param name="Reader">The index of the reader's main node.</param>
    /// <param name="Input">Which of its inputs.</param>
    /// <param name="Requirement">What it asks.</param>
    private sealed record Reading(int Node, int Reader, int Input, LayoutRequirement Requirement)
    {
        /// <summary>The reader of a network's outputs.</summary>
        public const int Output = -1;
    }

    /// <summary>The view from which an output is copied to the caller.</summary>
    public TensorView OutputView(Node output) => served[(Reading.Output, output.Index)];
}
