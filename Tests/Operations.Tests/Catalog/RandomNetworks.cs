using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// Networks drawn from a seed: directed acyclic graphs of every operation and of blocks, with one or two inputs, stages read by several
/// others, and a loss on nearly every output. Sizes stay small, for many of them to run.
/// </summary>
internal sealed class RandomNetworks
{
    private readonly Numbers numbers;
    private readonly ReferenceNetwork network;
    private readonly HashSet<string> unread = [];
    private readonly Dictionary<string, Extent> stages = [];
    private readonly RandomOperations operations;
    private readonly RandomBlocks blocks;

    private RandomNetworks(ulong seed, int index)
    {
        numbers = Numbers.Of($"random {seed} {index}");
        network = new ReferenceNetwork($"Random{seed}x{index}");
        operations = new RandomOperations(numbers);
        blocks = new RandomBlocks(numbers);
    }

    /// <summary>The network of a seed and an index, the same on every machine.</summary>
    public static ReferenceNetwork Draw(ulong seed, int index)
    {
        var drawing = new RandomNetworks(seed, index);
        drawing.DrawInputs();
        int count = drawing.numbers.Between(2, 7);
        for (int stage = 0; stage < count || drawing.UnreadInputs().Any(); stage++)
            drawing.DrawStage($"s{stage}");
        drawing.DrawHeads();
        return drawing.network.Draw(drawing.numbers);
    }

    private IEnumerable<string> UnreadInputs() => network.Inputs.Select(input => input.Name).Where(unread.Contains);

    private void DrawInputs()
    {
        int count = numbers.Chance(75) ? 1 : 2;
        for (int i = 0; i < count; i++)
        {
            Extent extent = numbers.Chance(65)
                ? Extent.Spatial(numbers.Between(1, 12), numbers.Between(1, 14), numbers.Between(1, 5))
                : Extent.Vector(numbers.Between(1, 40));
            network.Input($"x{i}", extent);
            Declared($"x{i}", extent);
        }
    }

    private void DrawStage(string name)
    {
        string above = network.Stages[^1].Name;
        string source = UnreadInputs().FirstOrDefault() is string input && numbers.Chance(60) ? input
            : numbers.Chance(60) ? above
            : numbers.Pick([.. stages.Keys]);
        var parts = new List<StagePart>();
        Extent extent = stages[source];
        string? from = source == above ? null : source;
        if (numbers.Chance(20) && operations.Concat(source, extent, stages) is Concat concat)
        {
            from = null;
            Read(concat.Joined);
            parts.Add(concat);
            extent = extent with { Channels = concat.Joined.Sum(joined => stages[joined].Channels) };
        }
        else if (!extent.IsVector && numbers.Chance(10))
        {
            from = source;
            network.StageFrom($"{name}gate", source, new GlobalAvgPool(), new Dense(extent.Channels), new Sigmoid());
            Declared($"{name}gate", Extent.Vector(extent.Channels));
            parts.Add(numbers.Pick<StagePart>(new Scale($"{name}gate"), new Scale($"{name}gate"), new Divide($"{name}gate")));
            Read([$"{name}gate"]);
        }
        int length = parts.Count + numbers.Between(1, 3);
        while (parts.Count < length)
        {
            StageOperation operation = !parts.OfType<BlockUse>().Any() && numbers.Chance(8) && blocks.Next(name, extent) is BlockUse use
                ? use
                : operations.Next(extent, parts.LastOrDefault(), stages);
            parts.Add(operation);
            Read(operation.Joined);
            extent = Bound(operation, extent);
        }
        if (parts[0] is not Concat)
            Read([source]);
        bool isShared = parts.Any(part => part is BlockUse { SharedWith: not null });
        if (numbers.Chance(8) && !isShared && parts.Any(part => part is Dense or Conv))
            parts.Add(numbers.Pick<StagePart>(new L2(0.03125f), new L1(0.015625f)));
        if (numbers.Chance(8) && !isShared && parts.Any(part => part is Dense or Convolution or BatchNorm or ScaleShift))
            parts.Add(new Frozen());
        network.StageFrom(name, from, [.. parts]);
        Declared(name, network.ExtentOf(name));
    }

    /// <summary>Every stage that nothing reads gets a loss, or a head with one; at least one does.</summary>
    private void DrawHeads()
    {
        int head = 0;
        foreach (string output in unread.ToArray())
        {
            if (head > 0 && numbers.Chance(15))
                continue;
            ReferenceLoss loss = operations.Loss();
            string? from = network.Stages[^1].Name == output ? null : output;
            StagePart[] parts = loss is SoftmaxCrossEntropy || numbers.Chance(50)
                ? [new Dense(numbers.Between(2, 9)), loss]
                : [new LeakyRelu(0.25f), loss];
            network.StageFrom($"head{head++}", from, parts);
        }
        ScoredValue[] vectors = [.. network.Losses.Where(scored => network.Nodes[scored.Node].Extent.IsVector)];
        if (vectors.Length > 0 && numbers.Chance(20))
            DrawAuxiliaryHead(numbers.Pick(vectors));
    }

    private void DrawAuxiliaryHead(ScoredValue proper) => network.StageFrom(
        "auxiliary", numbers.Pick([.. stages.Keys]), new Dense(proper.Length), RandomOperations.Auxiliary(proper));

    private static Extent Bound(StageOperation operation, Extent extent) => operation switch
    {
        BlockUse use => RandomBlocks.Bound(use, extent),
        ReferenceOperation single => single.Bind([.. Enumerable.Repeat(extent, Math.Max(1, operation.Joined.Count))]),
        _ => extent,
    };

    private void Declared(string name, Extent extent)
    {
        stages.Add(name, extent);
        unread.Add(name);
    }

    private void Read(IEnumerable<string> names) => unread.ExceptWith(names);
}
