using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Graph.Passes;

/// <summary>
/// Leaves out joins, slices and shuffles of channels of which all readers are 1x1 convolutions, or others of the kind: the convolutions
/// read the channels where they lie. Where another operation reads such a value, it is made in one step of the values that there are.
/// </summary>
internal sealed class ChannelGathering
{
    /// <summary>A convolution has a loop for each run of channels, in every tile.</summary>
    private const int MostRuns = 12;

    /// <summary>Of fewer channels or filters planes may be better.</summary>
    private const int FewestChannels = 16;

    private readonly NetworkGraph graph;
    private readonly Dictionary<int, Node> nodes;
    private readonly ILookup<int, Node> readers;
    private readonly HashSet<int> results;

    /// <summary>The channels of what is left out, each as a node and a channel of it.</summary>
    private readonly Dictionary<int, (int Node, int Channel)[]> gone = [];

    private ChannelGathering(NetworkGraph graph)
    {
        this.graph = graph;
        nodes = graph.Nodes.ToDictionary(node => node.Index);
        readers = graph.Nodes
            .SelectMany(node => node.Inputs.Select(input => (input, node)))
            .ToLookup(pair => pair.input, pair => pair.node);
        results = new(graph.Outputs.Select(node => node.Index));
    }

    public static NetworkGraph Of(NetworkGraph graph) => new ChannelGathering(graph).Gathered();

    private NetworkGraph Gathered()
    {
        var kept = new List<Node>();
        foreach (Node node in graph.Nodes)
        {
            if (!MovesChannels(node))
            {
                kept.Add(node.Inputs.Any(gone.ContainsKey) ? Gathering(node) : node);
                continue;
            }

            (int Node, int Channel)[] channels = ChannelsOf(node);
            bool isNeeded = results.Contains(node.Index) || !HasFewRuns(channels)
                || !readers[node.Index].All(reader => MovesChannels(reader) || CanGather(reader, node));
            if (!isNeeded)
                gone.Add(node.Index, channels);
            else
                kept.Add(node.Inputs.Any(gone.ContainsKey) ? Gather(node, channels) : node);
        }

        return graph with { Nodes = new(kept) };
    }

    private static bool MovesChannels(Node node) => node.Operation is ConcatOperation or SliceOperation or ChannelShuffleOperation;

    private static bool CanGather(Node reader, Node read) =>
        reader.Operation is ConvolutionOperation
        {
            Groups: 1, InputChannels: >= FewestChannels, Filters: >= FewestChannels,
            Window: { Taps: 1, StrideY: 1, StrideX: 1, HasPadding: false },
        }
        && reader.Inputs[0] == read.Index;

    private static bool HasFewRuns((int Node, int Channel)[] channels) => RunsOf(channels).Runs.Count <= MostRuns;

    /// <summary>The channels of a value, each where it lies among what is kept.</summary>
    private IEnumerable<(int Node, int Channel)> Channels(int node) =>
        gone.TryGetValue(node, out (int, int)[] channels)
            ? channels
            : Enumerable.Range(0, nodes[node].Shape.Channels).Select(channel => (node, channel));

    private (int Node, int Channel)[] ChannelsOf(Node node)
    {
        (int, int)[] all = [.. node.Inputs.SelectMany(Channels)];
        if (node.Operation is SliceOperation slice)
            return [.. all.Skip(slice.Start).Take(node.Shape.Channels)];
        if (node.Operation is not ChannelShuffleOperation { Groups: var groups })
            return all;
        int each = all.Length / groups;
        return [.. Enumerable.Range(0, all.Length).Select(place => all[place % groups * each + place / groups])];
    }

    private static Node Gather(Node node, (int Node, int Channel)[] channels)
    {
        (int[] inputs, List<ChannelRun> runs) = RunsOf(channels);
        return node with { Operation = new GatherOperation(new(runs)), Inputs = new(inputs) };
    }

    private Node Gathering(Node node)
    {
        (int[] inputs, List<ChannelRun> runs) = RunsOf(gone[node.Inputs[0]]);
        return node with
        {
            Operation = new GatheredConvolutionOperation((ConvolutionOperation)node.Operation, new(runs)),
            Inputs = new(inputs),
        };
    }

    /// <summary>The values to which channels belong, and runs of them at equal steps.</summary>
    private static (int[] Inputs, List<ChannelRun> Runs) RunsOf((int Node, int Channel)[] channels)
    {
        int[] inputs = [.. channels.Select(channel => channel.Node).Distinct().OrderBy(node => node)];
        var runs = new List<ChannelRun>();
        foreach (var (channel, place) in channels.Select((channel, place) => (channel, place)).OrderBy(pair => pair.channel))
        {
            int input = Array.IndexOf(inputs, channel.Node);
            if (runs.Count > 0 && runs[^1] is var last && last.Input == input && last.First + last.Count == channel.Channel
                && (last.Count == 1 ? place > last.Start : place == last.Start + last.Count * last.Step))
                runs[^1] = last with { Count = last.Count + 1, Step = last.Count == 1 ? place - last.Start : last.Step };
            else
                runs.Add(new(input, channel.Channel, 1, place, 1));
        }

        return (inputs, runs);
    }
}
