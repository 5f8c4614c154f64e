namespace Unroll.Exchange.Import;

/// <summary>Operations whose weights are the very constants of one above: they share them. No block has them, for its stages cannot name
/// those of a network.</summary>
internal sealed class SharedParameters
{
    private const string Weights = "weights";

    private static readonly HashSet<string> Sharing = new(StringComparer.Ordinal)
    {
        "Conv", "ConvTranspose", "DepthwiseConv", "Dense", "BatchNorm", "InstanceNorm", "GroupNorm", "LayerNorm", "ScaleShift",
    };

    private readonly List<(DeclaredOperation Operation, DeclaredStage Owner)> _shared = [];

    private SharedParameters()
    {
    }

    /// <summary>Finds them, and leaves their weights to the others.</summary>
    /// <param name="stages">The stages, before some of them become blocks.</param>
    public static SharedParameters Find(IReadOnlyList<DeclaredStage> stages)
    {
        var found = new SharedParameters();
        var owners = new Dictionary<string, (DeclaredStage Stage, DeclaredOperation Operation)>(StringComparer.Ordinal);
        foreach (DeclaredStage stage in stages)
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (DeclaredOperation operation in stage.Operations.Where(operation => operation.Parameters.Count > 0))
            {
                // What is shared stands in the same place among those of its stage.
                string kind = operation.Parameters[0].Kind;
                int place = counts[kind] = counts.GetValueOrDefault(kind) + 1;
                string[] sources = [.. operation.Parameters.Select(parameter => parameter.Source)];
                string[] settings = kind == Weights ? [] : [.. operation.Arguments];   // strides and paddings may differ
                string key = string.Join('\n', [operation.Attribute, $"{place}", .. settings, .. sources]);
                if (!Sharing.Contains(operation.Attribute) || owners.TryAdd(key, (stage, operation)))
                    continue;
                (DeclaredStage owner, DeclaredOperation first) = owners[key];
                if (owner != stage && first.Parameters.Zip(operation.Parameters).All(pair => AreEqual(pair.First, pair.Second)))
                    found.Share(first, operation, owner);
            }
        }

        return found;
    }

    /// <summary>Gives each the setting SharedWith, once the stages have names.</summary>
    public void GiveNames()
    {
        foreach ((DeclaredOperation operation, DeclaredStage owner) in _shared)
            operation.Arguments.Add($"SharedWith = nameof({owner.Name})");
    }

    private void Share(DeclaredOperation first, DeclaredOperation operation, DeclaredStage owner)
    {
        _shared.Add((operation, owner));
        first.SharesWeights = operation.SharesWeights = true;
        for (int i = 0; i < operation.Parameters.Count; i++)
            operation.Parameters[i] = operation.Parameters[i] with { IsShared = true };
    }

    /// <summary>One constant may be read in several orders.</summary>
    private static bool AreEqual(DeclaredParameter first, DeclaredParameter second) =>
        first.Extents.AsSpan().SequenceEqual(second.Extents) && first.Values.AsSpan().SequenceEqual(second.Values);
}
