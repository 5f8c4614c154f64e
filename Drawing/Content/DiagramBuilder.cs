using Unroll.Generator.Analysis;
using Unroll.Generator.Emission;
using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Planning;

namespace Unroll.Drawing.Content;

/// <summary>Makes a diagram of a network that is planned.</summary>
internal sealed class DiagramBuilder
{
    private const int BytesPerFloat = 4;

    private readonly NetworkGraph graph;
    private readonly Plan plan;
    private readonly Frame network;
    private readonly Frame?[] frames;
    private readonly Dictionary<int, Card> cardOf = [];
    private readonly Dictionary<Card, int> placeOf = [];
    private readonly HashSet<string> counted = new(StringComparer.Ordinal);
    private readonly HashSet<int> needed;
    private readonly Dictionary<int, Node> predicted;
    private readonly ILookup<string, KernelCall> calls;
    private readonly FusedStages fused;
    private readonly IReadOnlyDictionary<string, double> cycles;
    private readonly List<Link> links = [];

    private DiagramBuilder(string name, NetworkGraph graph, Plan plan)
    {
        (this.graph, this.plan) = (graph, plan);
        network = new(name, "", default);
        frames = new Frame?[graph.Stages.Count];
        needed = graph.Below(graph.Outputs.Concat(graph.Inputs));
        NetworkGraph prediction = PredictionGraph.Of(graph);
        predicted = prediction.Nodes.ToDictionary(node => node.Index);
        calls = plan.Prediction.Calls.ToLookup(call => call.Stage);
        fused = new(prediction);
        cycles = PredictedTime.Of(plan, ReferenceProcessor.Default.Registers).OfStages;
    }

    /// <param name="name">The name of the class.</param>
    /// <param name="graph">The network.</param>
    /// <param name="plan">Its plan.</param>
    public static Diagram Build(string name, NetworkGraph graph, Plan plan) => new DiagramBuilder(name, graph, plan).Build();

    private Diagram Build()
    {
        ILookup<int, Node> nodes = graph.Nodes.ToLookup(node => node.Stage);
        for (int stage = 0; stage < graph.Stages.Count; stage++)
            AddStage(stage, [.. nodes[stage]]);
        Order(network);
        foreach (Node node in graph.Nodes)
            foreach (int input in node.Inputs)
                Connect(cardOf[input], cardOf[node.Index], graph.Nodes[input].Shape);
        foreach (Stage stage in graph.Stages.Where(stage => stage.IsOutput))
            AddOutput(stage);
        return new(network, links, ReferenceProcessor.Default, BytesPerFloat * PlannedMemory.Of(plan).Floats);
    }

    /// <summary>
    /// Blocks stand amid the operations of the stage that uses them, so that those operations may be several cards.
    /// </summary>
    private void AddStage(int index, Node[] nodes)
    {
        Stage stage = graph.Stages[index];
        bool isBlock = index + 1 < graph.Stages.Count
            && graph.Stages[index + 1].Name.StartsWith(stage.Name + ".", StringComparison.Ordinal);
        Frame parent = ParentOf(stage.Name, out string name);
        if (isBlock)
        {
            frames[index] = new(name, stage.Text, graph.ResultOf(stage).Shape);
            parent.Children.Add(frames[index]!);
            parent = frames[index]!;
        }

        List<Node[]> runs = RunsOf(nodes);
        foreach (Node[] run in runs)
        {
            bool isWhole = !isBlock && runs.Count == 1;
            string text = isWhole ? stage.Text : string.Join(", ", run.Select(node => node.Operation.Name));
            Card card = Make(stage, name, text, run, isFirst: run == runs[0]);
            placeOf.Add(card, run[0].Index);
            foreach (Node node in run)
                cardOf.Add(node.Index, card);
            parent.Children.Add(card);
        }

        if (runs.Count == 0 && !isBlock)
        {
            // It gives on what it is given, as one with nothing but [Output].
            Node given = graph.ResultOf(stage);
            var card = new Card(CardKind.Stage, name, stage.Name, stage.Text, given.Shape, 0, 0, 0, 0, Algorithm.Fused, []);
            placeOf.Add(card, given.Index);
            parent.Children.Add(card);
            Connect(cardOf[given.Index], card, given.Shape);
        }
    }

    /// <summary>In a stage with blocks and other operations, the stages of the blocks stand among these.</summary>
    private int Order(Frame frame)
    {
        Dictionary<Element, int> places = frame.Children
            .ToDictionary(child => child, child => child is Frame inner ? Order(inner) : placeOf[(Card)child]);
        Element[] ordered = [.. frame.Children.OrderBy(child => places[child])];   // a stable sort
        frame.Children.Clear();
        frame.Children.AddRange(ordered);
        return places[ordered[0]];
    }

    private Frame ParentOf(string name, out string own)
    {
        for (int i = graph.Stages.Count - 1; i >= 0; i--)
        {
            if (frames[i] is { } frame && name.StartsWith(graph.Stages[i].Name + ".", StringComparison.Ordinal))
            {
                own = name[(graph.Stages[i].Name.Length + 1)..];
                return frame;
            }
        }

        own = name;
        return network;
    }

    private static List<Node[]> RunsOf(Node[] nodes)
    {
        var runs = new List<Node[]>();
        int start = 0;
        for (int end = 1; end <= nodes.Length; end++)
        {
            if (end == nodes.Length || nodes[end].Index != nodes[end - 1].Index + 1)
            {
                runs.Add(nodes[start..end]);
                start = end;
            }
        }

        return runs;
    }

    private Card Make(Stage stage, string name, string text, Node[] run, bool isFirst)
    {
        long parameters = 0, shared = 0;
        foreach (Parameter parameter in run.SelectMany(node => node.Parameters).Where(parameter => !parameter.Statistic))
        {
            if (counted.Add(parameter.Name))
                parameters += parameter.Length;
            else
                shared += parameter.Length;
        }

        bool isInput = run.Any(node => node.Operation is Generator.Graph.Operations.InputOperation);
        long multiplyAdds = run
            .Sum(node => predicted.TryGetValue(node.Index, out Node? kept) ? kept.Operation.MultiplyAdds(kept.Shape) : 0);
        KernelCall[] own = [.. calls[stage.Name]];
        bool isPredicted = run.Any(node => needed.Contains(node.Index) && !node.Operation.OnlyTrains);
        string? banded = own.Length == 0 && multiplyAdds > 0 ? BandedWith(run) : null;
        Node[] values = [.. run.Where(node => node.Operation is not LossOperation)];
        return new(
            isInput ? CardKind.Input : CardKind.Stage,
            name,
            stage.Name,
            text,
            values.Length > 0 ? values[^1].Shape : run[^1].Shape,
            parameters,
            shared,
            multiplyAdds,
            isFirst ? cycles.GetValueOrDefault(stage.Name) : 0,   // a time is that of all kernels of a stage
            banded is not null ? Algorithm.Depthwise
                : isPredicted ? Algorithms.Of(own.Select(call => call.Kernel))
                : Algorithm.TrainingOnly,
            own.Length > 0 ? [.. own.Select(CallText.Of)]
                : isInput ? []
                : banded is not null ? [$"computed band by band with {banded}"]
                : [isPredicted ? fused.TextOf(run, graph) : "no part of a prediction"]);
    }

    /// <summary>The stage with a depthwise convolution whose bands take in a convolution before or behind it; null for none.</summary>
    private string? BandedWith(Node[] run)
    {
        HashSet<int> own = [.. run.Select(node => node.Index)];
        return predicted.Values
            .Where(node => own.Contains(node.Index))
            .SelectMany(node => node.Inputs)
            .Concat(predicted.Values.Where(node => node.Inputs.Any(own.Contains)).Select(node => node.Index))
            .Select(index => graph.Stages[graph.Nodes[index].Stage].Name)
            .FirstOrDefault(stage => calls[stage].Any(call => call.Kernel is BandedKernel));
    }

    private void AddOutput(Stage stage)
    {
        Node result = graph.ResultOf(stage);
        var card = new Card(CardKind.Output, stage.Name, stage.Name, "output", result.Shape, 0, 0, 0, 0, Algorithm.Fused, []);
        network.Children.Add(card);
        Connect(cardOf[result.Index], card, result.Shape);
    }

    private void Connect(Card from, Card to, Shape shape)
    {
        if (from != to && !links.Exists(link => link.From == from && link.To == to))
            links.Add(new(from, to, shape));
    }
}
