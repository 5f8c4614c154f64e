namespace Unroll.Exchange.Import;

/// <summary>A stage of the declaration: operations, one behind the other.</summary>
internal sealed class DeclaredStage(int index)
{
    /// <summary>Its place among the stages.</summary>
    public int Index => index;

    public string Name { get; set; } = "";

    public List<DeclaredOperation> Operations { get; } = [];

    /// <summary>The operation whose value is that of the stage.</summary>
    public DeclaredOperation Last => Operations[^1];

    /// <summary>The parameters under the names that the compiler gives them: a stage's second weights are "c.weights2".</summary>
    public IEnumerable<(string Name, DeclaredParameter Parameter)> Parameters
    {
        get
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (DeclaredOperation operation in Operations.Where(operation => operation.Parameters.Count > 0))
            {
                string kind = operation.Parameters[0].Kind;
                int count = counts[kind] = counts.GetValueOrDefault(kind) + 1;
                foreach (DeclaredParameter parameter in operation.Parameters)
                    yield return ($"{Name}.{parameter.Kind}{(count > 1 ? count : "")}", parameter);
            }
        }
    }
}
