namespace Unroll.Exchange.Import;

/// <summary>Stages that know one another by name, those of the network or of a block, as they are written.</summary>
internal sealed class StageScope
{
    private readonly IReadOnlyList<DeclaredStage> _stages;
    private readonly BlockClass? _block;
    private readonly Dictionary<DeclaredOperation, int> _places = [];
    private readonly HashSet<DeclaredOperation> _kept;

    /// <summary>The stages of a network.</summary>
    public StageScope(IReadOnlyList<DeclaredStage> stages, DeclaredGraph graph)
        : this(stages)
    {
        HashSet<DeclaredOperation> read = [.. stages.SelectMany(stage => stage.Operations).SelectMany(operation => operation.Inputs)];
        _kept = [.. graph.Outputs.Select(output => output.Value.Operation).Where(read.Contains)];
    }

    /// <summary>The stages of a block.</summary>
    public StageScope(BlockClass block)
        : this(block.Stages) => _block = block;

    private StageScope(IReadOnlyList<DeclaredStage> stages)
    {
        _stages = stages;
        for (int i = 0; i < stages.Count; i++)
            _places.Add(stages[i].Last, i);
        _kept = [];
    }

    /// <summary>The attributes of each stage.</summary>
    public string[] Attributes => [.. _stages.Select((stage, place) => $"[{string.Join(", ", AttributesOf(stage, place))}]")];

    private IEnumerable<string> AttributesOf(DeclaredStage stage, int place)
    {
        DeclaredOperation? before = null;
        foreach (DeclaredOperation operation in stage.Operations)
        {
            bool isJoin = operation.Place is OperationPlace.Joining or OperationPlace.Naming;
            IEnumerable<DeclaredOperation> named = isJoin && before is null ? operation.Inputs
                : isJoin ? [operation.Inputs[operation.Inputs[0] == before ? 1 : 0]]
                : operation.Inputs.Skip(1);
            (string attribute, IEnumerable<string> written) = _block?.Written(operation) ?? (operation.Attribute, operation.Arguments);
            List<string> arguments = [.. named.Select(NameOf), .. written];
            if (before is null && !isJoin && operation.Inputs.Count > 0 && !IsAbove(operation.Inputs[0], place))
                arguments.Add($"From = {NameOf(operation.Inputs[0])}");
            yield return arguments.Count == 0 ? attribute : $"{attribute}({string.Join(", ", arguments)})";
            before = operation;
        }

        if (_kept.Contains(stage.Last))
            yield return "Output";
    }

    /// <summary>Whether a stage reads a value without naming it.</summary>
    private bool IsAbove(DeclaredOperation value, int place) =>
        _places.TryGetValue(value, out int above) ? above == place - 1 : place == 0;

    private string NameOf(DeclaredOperation value) =>
        _places.TryGetValue(value, out int place) ? $"nameof({_stages[place].Name})" : "Block.Input";
}
