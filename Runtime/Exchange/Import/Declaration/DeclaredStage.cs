namespace Unroll.Exchange.Import;

/// <summary>A stage of the declaration: operations, one behind the other, or a block.</summary>
internal sealed class DeclaredStage
{
    public string Name { get; set; } = "";

    public List<DeclaredOperation> Operations { get; } = [];

    /// <summary>The block that its only operation is; null where it is none.</summary>
    public BlockUse? Block { get; init; }

    /// <summary>The operation whose value is that of the stage.</summary>
    public DeclaredOperation Last => Block is null ? Operations[^1] : Block.Stages[^1].Last;

    /// <summary>The parameters under the names that the compiler gives them: a stage's second weights are "c.weights2", those of its second
    /// projection "c.projection2.weights", those in a block "c.conv1.weights".</summary>
    public IEnumerable<(string Name, DeclaredParameter Parameter)> Parameters
    {
        get
        {
            foreach ((string name, DeclaredParameter parameter) in Block?.Stages.SelectMany(stage => stage.Parameters) ?? [])
                yield return ($"{Name}.{name}", parameter);
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (DeclaredOperation operation in Operations.Where(operation => operation.Parameters.Count > 0))
            {
                string kind = operation.Parameters[0].Kind;
                int count = counts[kind] = counts.GetValueOrDefault(kind) + 1;
                foreach (DeclaredParameter parameter in operation.Parameters)
                    yield return ($"{Name}.{Numbered(parameter.Kind, count)}", parameter);
            }
        }
    }

    private static string Numbered(string kind, int count)
    {
        int part = kind.IndexOf('.', StringComparison.Ordinal);
        return count == 1 ? kind : part < 0 ? $"{kind}{count}" : kind.Insert(part, $"{count}");
    }
}
