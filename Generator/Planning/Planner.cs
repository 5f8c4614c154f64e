using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Decides, for one program of a network, what is computed together, the order of every value in memory, and which reader
/// needs a copy in another order.
/// </summary>
internal sealed class Planner
{
    private readonly Dictionary<int, LayoutKind> kinds = [];
    private readonly Dictionary<int, List<View>> views = [];
    private readonly Dictionary<(int Reader, int Input), View> served = [];
    private readonly Dictionary<int, Node> nodes;
    private readonly Dictionary<(Type, int), object> choices = [];
    private readonly HashSet<int> taught = [], isRead;
    private readonly Dictionary<int, int> inputs, outputs = [];

    public Planner(NetworkGraph graph, bool training, int microBatch, PlannedParameters parameters, Packing forward, Packing backward, ConvolutionAlgorithm? forced = null)
    {
        (Graph, Training, MicroBatch, Parameters, ForwardPacking, BackwardPacking, Forced) = (graph, training, microBatch, parameters, forward, backward, forced);
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
            if (Learns(node) || node.Inputs.Any(taught.Contains))
                taught.Add(node.Index);
        RunningAverages = new(graph);
        Units = Fusion.Group(graph, training);
        foreach (Unit unit in Units.Where(unit => unit.Main.Operation is not InputOperation))
            At(unit.Main, () => kinds[unit.Result.Index] = OperationPlanner.Of(unit.Main.Operation).Kind(this, unit));
        ILookup<int, Reading> readings = CollectReadings().ToLookup(reading => reading.Node);
        foreach (Unit unit in Units)
            At(unit.Main, () => MakeViews(unit, readings[unit.Result.Index].ToList()));
    }

    public NetworkGraph Graph { get; }

    public bool Training { get; }

    public RunningAverages RunningAverages { get; }

    public int MicroBatch { get; }

    public PlannedParameters Parameters { get; }

    /// <summary>The algorithm of every convolution that can be computed by it, so that a measurement can compare them; null: the cheapest.</summary>
    public ConvolutionAlgorithm? Forced { get; }

    public Packing ForwardPacking { get; }

    public Packing BackwardPacking { get; }

    public IReadOnlyList<Unit> Units { get; }

    /// <summary>Does what is to be done for a node, whose stage is named where that is too large.</summary>
    public void At(Node node, Action action) => At(Graph, node, action);

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
            throw new TooLargeException("what it needs while it runs, at the least,", TooLargeException.Most + 1L, graph.Stages[node.Stage].Name);
        }
    }

    public Node NodeOf(int index) => nodes[index];

    /// <summary>The order of an earlier value; null for a network input, whose order follows from its readers.</summary>
    public LayoutKind? KindOf(int node) => kinds.TryGetValue(node, out LayoutKind kind) ? kind : null;

    /// <summary>What is chosen for a unit, chosen once.</summary>
    public T Choose<T>(Unit unit, Func<T> choose)
        where T : notnull
    {
        if (!choices.TryGetValue((typeof(T), unit.Main.Index), out object choice))
            choices.Add((typeof(T), unit.Main.Index), choice = choose());
        return (T)choice;
    }

    public View Primary(Node node) => views[node.Index][0];

    /// <summary>The view that a reader reads.</summary>
    /// <param name="reader">The index of the reading unit's main node, or of a loss.</param>
    /// <param name="input">Which of its inputs.</param>
    public View Served(int reader, int input) => served[(reader, input)];

    /// <summary>The parameters of a unit whose gradients are wanted.</summary>
    public static bool Learns(Node node) => node.Parameters.Any(parameter => !parameter.Frozen);

    public static bool LearnsWeights(Unit unit) => !unit.Main.Parameters[0].Frozen;

    /// <summary>Whether anything at or above a node learns, so that a gradient must reach it.</summary>
    public bool NeedsGradient(int node) => taught.Contains(node);

    private List<Reading> CollectReadings()
    {
        var readings = new List<Reading>();
        foreach (Unit unit in Units)
            foreach (int input in Enumerable.Range(0, unit.Inputs.Count))
                At(unit.Main, () => readings.Add(new(unit.Inputs[input], unit.Main.Index, input, OperationPlanner.Of(unit.Main.Operation).Demand(this, unit, input))));
        foreach (Node loss in Graph.Losses)
            readings.Add(new(loss.Inputs[0], loss.Index, 0, new([LayoutKind.Padded, LayoutKind.Exact], Contiguous: true, ElementsOnly: true)));
        foreach (Node output in Graph.Outputs)
            readings.Add(new(output.Index, Reading.Output, output.Index, new(Planning.Demand.Any, ElementsOnly: true)));
        return readings;
    }

    private void MakeViews(Unit unit, List<Reading> readings)
    {
        Node node = unit.Result;
        bool isInput = node.Operation is InputOperation;
        LayoutKind kind = isInput ? InputKind(node.Shape, readings) : kinds[node.Index];
        kinds[node.Index] = kind;
        // What is computed in the caller's order has nothing between its rows: vectors reach past their ends.
        bool isBare = !isInput && kind == LayoutKind.Exact;
        Halo halo = readings.Where(reading => !isBare && reading.Demand.Kinds.Contains(kind)).Aggregate(default(Halo), (sum, reading) => Halo.Max(sum, reading.Demand.Halo));
        bool apart = node.Shape is not { Height: 1, Width: 1 } && readings.Any(reading => reading.Demand.Apart);
        var primary = new View(node, Layout.Create(kind, node.Shape, halo, apart: apart)) { IsPrimary = true };
        var all = new List<View> { primary };
        views.Add(node.Index, all);
        foreach (Reading reading in readings)
            served[(reading.Reader, reading.Input)] = Serve(node, all, reading.Demand, isBare);

        // A prediction reads an input where the caller has it, if nobody wants it otherwise or reads past its end.
        if (isInput && !Training && kind == LayoutKind.Exact && halo.IsEmpty && all.Count == 1 && readings.All(reading => reading.Demand.ElementsOnly))
            primary.Value = new(primary.Layout, Operand.External(Space.Input, InputIndex(node), node.Shape.Length));

        // It writes an output where the caller wants it, if the order is the caller's, with nothing before, between or behind the elements.
        bool isCallers = !isInput && !Training && primary.Layout.IsContiguous && primary.Layout.Size == node.Shape.Length && !OperationPlanner.Of(unit.Main.Operation).IsAlias;
        if (isCallers && OutputIndex(node) is >= 0 and var output)
            primary.Value = new(primary.Layout, Operand.External(Space.Output, output, node.Shape.Length));
    }

    public int OutputIndex(Node node) => outputs.TryGetValue(node.Index, out int output) ? output : -1;

    public int InputIndex(Node node) => inputs[node.Index];

    /// <summary>Whether anything reads a node.</summary>
    public bool IsRead(Node node) => isRead.Contains(node.Index);

    private static View Serve(Node node, List<View> all, Demand demand, bool isBare)
    {
        foreach (View view in all)
            if (demand.Kinds.Contains(view.Layout.Kind) && (!demand.Contiguous || view.Layout.IsContiguous) && (demand.Halo.IsEmpty || (view.IsPrimary && !isBare)))
                return view;
        var copy = new View(node, Layout.Create(demand.Contiguous ? LayoutKind.Exact : demand.Kinds[0], node.Shape, demand.Halo, apart: demand.Apart));
        all.Add(copy);
        return copy;
    }

    /// <summary>
    /// The order in which most readers can read an input. If in doubt the caller's own, unless it is copied anyway and its pixels are better apart.
    /// </summary>
    private static LayoutKind InputKind(Shape shape, List<Reading> readings)
    {
        bool isCopied = readings.Any(reading => !reading.Demand.Halo.IsEmpty), wantsApart = readings.Any(reading => reading.Demand.Apart);
        LayoutKind[] kinds = isCopied && wantsApart && Layout.Apart(shape.Channels) > Layout.RoundUp(shape.Channels)
            ? [LayoutKind.Padded, LayoutKind.Exact, LayoutKind.Planar]
            : [LayoutKind.Exact, LayoutKind.Planar, LayoutKind.Padded];
        return kinds.OrderByDescending(kind => readings.Count(reading => reading.Demand.Kinds.Contains(kind))).First();
    }

    /// <param name="Node">The node that is read.</param>
    /// <param name="Reader">The index of the reader's main node.</param>
    /// <param name="Input">Which of its inputs.</param>
    /// <param name="Demand">What it asks.</param>
    private sealed record Reading(int Node, int Reader, int Input, Demand Demand)
    {
        /// <summary>The reader of a network's outputs.</summary>
        public const int Output = -1;
    }

    /// <summary>The view from which an output is copied to the caller.</summary>
    public View ServedOutput(Node output) => served[(Reading.Output, output.Index)];
}
