namespace Unroll.Operations.Tests.Reference;

/// <summary>A stage as a test declares it.</summary>
internal sealed record ReferenceStage(string Name, string? From, Extent? Input, StagePart[] Parts);

/// <summary>An operation with the indices of the values it reads; the network's inputs have none.</summary>
internal sealed record ReferenceNode(ReferenceOperation? Operation, int[] Inputs, Extent Extent);

/// <summary>A loss with the value it judges.</summary>
internal sealed record JudgedValue(string Stage, ReferenceLoss Loss, int Node, int Length);

/// <summary>
/// A network as a list of stages, built by a test in the order of the fields. It prints itself as an attributed class (<see
/// cref="SourceText"/>)
/// and computes itself in double precision (<see cref="ReferenceRun"/>), and shares nothing with the generator.
/// </summary>
internal sealed class ReferenceNetwork(string name)
{
    private readonly Dictionary<string, int> results = [];
    private readonly HashSet<string> read = [];

    public string Name { get; } = name;

    /// <summary>Whether it is declared so.</summary>
    public bool Exact { get; init; }

    public List<ReferenceStage> Stages { get; } = [];

    public List<ReferenceNode> Nodes { get; } = [];

    public List<JudgedValue> Losses { get; } = [];

    public List<ReferenceParameter> Parameters { get; } = [];

    /// <summary>The stages that are inputs, in field order.</summary>
    public IEnumerable<(string Name, Extent Extent, int Node)> Inputs =>
        Stages.Where(stage => stage.Input is not null).Select(stage => (stage.Name, stage.Input!.Value, results[stage.Name]));

    /// <summary>The stages that nothing else reads, in field order.</summary>
    public IEnumerable<(string Name, Extent Extent, int Node)> Outputs =>
        Stages.Where(stage => !read.Contains(stage.Name)).Select(stage => (stage.Name, ExtentOf(stage.Name), results[stage.Name]));

    public Extent ExtentOf(string stage) => Nodes[results[stage]].Extent;

    public ReferenceNetwork Input(string stage, int height, int width, int channels) => Input(stage, Extent.Spatial(height, width, channels));

    public ReferenceNetwork Input(string stage, int length) => Input(stage, Extent.Vector(length));

    public ReferenceNetwork Input(string stage, Extent extent)
    {
        Nodes.Add(new ReferenceNode(null, [], extent));
        Stages.Add(new ReferenceStage(stage, null, extent, []));
        results.Add(stage, Nodes.Count - 1);
        return this;
    }

    /// <summary>A stage that reads the one above.</summary>
    public ReferenceNetwork Stage(string stage, params StagePart[] parts) => StageFrom(stage, null, parts);

    /// <summary>A stage that reads the one named.</summary>
    public ReferenceNetwork StageFrom(string stage, string? from, params StagePart[] parts)
    {
        int first = Parameters.Count;
        int current = -1;
        foreach (StagePart part in parts)
        {
            if (part is ReferenceOperation operation)
                current = Append(operation, current >= 0 ? current : Source(operation, from), stage, first);
            else if (part is ReferenceLoss loss)
                Losses.Add(new JudgedValue(stage, loss, current, Nodes[current].Extent.Length));
        }
        foreach (ReferenceModifier modifier in parts.OfType<ReferenceModifier>())
            foreach (ReferenceParameter parameter in Parameters.Skip(first))
                modifier.Apply(parameter);
        Stages.Add(new ReferenceStage(stage, from, null, parts));
        results.Add(stage, current);
        return this;
    }

    /// <summary>Draws every parameter: weights of variance 1 / fan-in, so that values keep their size through the network.</summary>
    public ReferenceNetwork Draw(Numbers numbers)
    {
        foreach (ReferenceParameter parameter in Parameters)
            for (int i = 0; i < parameter.Values.Length; i++)
                parameter.Values[i] = numbers.Uniform(parameter.IsWeights ? Math.Sqrt(3.0 / parameter.FanIn) : 0.5);
        return this;
    }

    /// <summary>The value that a stage's first operation reads besides what it joins by name; -1 if it joins several.</summary>
    private int Source(ReferenceOperation operation, string? from)
    {
        if (operation.Joined.Count > 1)
            return -1;
        string source = from ?? Stages[^1].Name;
        read.Add(source);
        return results[source];
    }

    private int Append(ReferenceOperation operation, int current, string stage, int first)
    {
        int[] inputs = [.. current < 0 ? Array.Empty<int>() : [current], .. operation.Joined.Select(joined => results[joined])];
        read.UnionWith(operation.Joined);
        operation.Exact = Exact;
        Extent extent = operation.Bind([.. inputs.Select(input => Nodes[input].Extent)]);
        foreach (ReferenceParameter parameter in operation.Parameters)
        {
            string tensor = $"{stage}.{(parameter.IsWeights ? "weights" : "bias")}";
            int ordinal = 1 + Parameters.Skip(first).Count(other => other.IsWeights && parameter.IsWeights);
            if (!parameter.IsWeights)
                ordinal = Parameters.Skip(first).Count(other => other.IsWeights);
            parameter.Name = ordinal == 1 ? tensor : tensor + ordinal;
            Parameters.Add(parameter);
        }
        Nodes.Add(new ReferenceNode(operation, inputs, extent));
        return Nodes.Count - 1;
    }
}
