namespace Unroll.Operations.Tests.Reference;

/// <summary>A stage as a test declares it.</summary>
internal sealed record ReferenceStage(string Name, string? From, Extent? Input, StagePart[] Parts);

/// <summary>An operation with the indices of the values it reads; the network's inputs have none.</summary>
internal sealed record ReferenceNode(ReferenceOperation? Operation, int[] Inputs, Extent Extent);

/// <summary>A loss with the value it scores.</summary>
internal sealed record ScoredValue(string Stage, ReferenceLoss Loss, int Node, int Length);

/// <summary>
/// A network as a list of stages, built by a test in the order of the fields. It prints itself as an attributed class
/// (<see cref="SourceText"/>) and computes itself in double precision (<see cref="ReferenceRun"/>), and shares nothing with the generator.
/// </summary>
internal sealed class ReferenceNetwork(string name)
{
    private readonly StageScope scope = new("", "", -1);
    private readonly HashSet<string> read = [];

    public string Name { get; } = name;

    /// <summary>Whether it is declared so.</summary>
    public bool Exact { get; init; }

    /// <summary>The shards that it declares; null where it leaves them to the generator.</summary>
    public int? Shards { get; init; }

    /// <summary>The fields of the class.</summary>
    public List<ReferenceStage> Stages { get; } = [];

    /// <summary>The node of every stage, those within blocks included, by its path.</summary>
    public Dictionary<string, int> Results { get; } = [];

    public List<ReferenceNode> Nodes { get; } = [];

    public List<ScoredValue> Losses { get; } = [];

    /// <summary>The losses that have targets of their own, in the order of the spans: all but those of auxiliary heads.</summary>
    public IReadOnlyList<ScoredValue> Targets => [.. Losses.Where(scored => scored.Loss.AuxiliaryTo is null)];

    public List<ReferenceParameter> Parameters { get; } = [];

    /// <summary>The stages that are inputs, in field order.</summary>
    public IEnumerable<(string Name, Extent Extent, int Node)> Inputs =>
        Stages.Where(stage => stage.Input is not null).Select(stage => (stage.Name, stage.Input!.Value, Results[stage.Name]));

    /// <summary>The stages that nothing else reads, in field order; auxiliary heads are none.</summary>
    public IEnumerable<(string Name, Extent Extent, int Node)> Outputs => Stages
        .Where(stage =>
            !read.Contains(stage.Name) && !Losses.Any(scored => scored.Stage == stage.Name && scored.Loss.AuxiliaryTo is not null))
        .Select(stage => (stage.Name, ExtentOf(stage.Name), Results[stage.Name]));

    /// <summary>Whether a step of training computes a sample by others of its mini-batch.</summary>
    public bool MixesSamples => Nodes.Any(node => node.Operation is BatchNorm { MixesSamples: true });

    /// <summary>Whether training gives other values or losses than prediction, dropout aside.</summary>
    public bool TrainsOtherwise => MixesSamples || Targets.Count < Losses.Count;

    /// <summary>The nodes that a loss depends on: training changes nothing else.</summary>
    public HashSet<int> Scored
    {
        get
        {
            HashSet<int> nodes = [.. Losses.Select(scored => scored.Node)];
            for (int node = Nodes.Count - 1; node >= 0; node--)
                if (nodes.Contains(node))
                    nodes.UnionWith(Nodes[node].Inputs);
            return nodes;
        }
    }

    /// <summary>The parameters of those nodes.</summary>
    public IEnumerable<ReferenceParameter> Learned => Scored.SelectMany(node => Nodes[node].Operation?.Parameters ?? []).Distinct();

    public Extent ExtentOf(string stage) => Nodes[Results[stage]].Extent;

    public ReferenceNetwork Input(string stage, int height, int width, int channels) =>
        Input(stage, Extent.Spatial(height, width, channels));

    public ReferenceNetwork Input(string stage, int length) => Input(stage, Extent.Vector(length));

    public ReferenceNetwork Input(string stage, Extent extent)
    {
        Nodes.Add(new ReferenceNode(null, [], extent));
        Stages.Add(new ReferenceStage(stage, null, extent, []));
        Declare(scope, stage, Nodes.Count - 1);
        return this;
    }

    /// <summary>A stage that reads the one above.</summary>
    public ReferenceNetwork Stage(string stage, params StagePart[] parts) => StageFrom(stage, null, parts);

    /// <summary>A stage that reads the one named.</summary>
    public ReferenceNetwork StageFrom(string stage, string? from, params StagePart[] parts)
    {
        Stages.Add(new ReferenceStage(stage, from, null, parts));
        Append(scope, Stages[^1]);
        return this;
    }

    /// <summary>The place among <see cref="Targets"/> of what a loss scores against: its own, or those of the same loss of the stage that
    /// it is auxiliary to.</summary>
    public int TargetsOf(ScoredValue scored) => Targets.ToList().FindIndex(proper => scored.Loss.AuxiliaryTo is string stage
        ? proper.Stage == stage && proper.Loss.GetType() == scored.Loss.GetType()
        : proper == scored);

    /// <summary>Allows the errors of Winograd's filtering besides those of direct sums.</summary>
    public void AllowTiles()
    {
        foreach (ReferenceNode node in Nodes)
            if (node.Operation is { } operation)
                operation.InTiles = true;
    }

    /// <summary>Draws every parameter.</summary>
    public ReferenceNetwork Draw(Numbers numbers)
    {
        foreach (ReferenceParameter parameter in Parameters)
            parameter.Draw(numbers);
        return this;
    }

    /// <summary>Appends a stage of the network or of a block.</summary>
    public int Append(StageScope within, ReferenceStage stage)
    {
        int node = new StageBuilder(this, within, stage).Build();
        Declare(within, stage.Name, node);
        return node;
    }

    /// <summary>The value of a stage, which something reads.</summary>
    public int Read(StageScope from, string stage)
    {
        if (stage == Block.Input)
            return from.Input;
        read.Add(from.Path + stage);
        return Results[from.Path + stage];
    }

    private void Declare(StageScope within, string stage, int node)
    {
        Results.Add(within.Path + stage, node);
        within.Above = stage;
    }
}
