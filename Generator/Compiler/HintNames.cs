using System.Collections.Immutable;

namespace Unroll.Generator;

/// <summary>Keeps the files of networks apart: Roslyn takes each hint name once and compares without case.</summary>
internal static class HintNames
{
    /// <summary>
    /// The networks with hint names unlike each other's. Of two types of one name, which the compiler reports, the first keeps its files.
    /// </summary>
    public static IEnumerable<GeneratedNetwork> Separate(ImmutableArray<GeneratedNetwork> networks)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        Dictionary<string, int> alike = new(StringComparer.OrdinalIgnoreCase);
        foreach (GeneratedNetwork network in networks)
        {
            if (!names.Add(network.FullName))
                continue;
            alike.TryGetValue(network.FullName, out int count);
            alike[network.FullName] = count + 1;
            yield return count == 0 ? network : network with
            {
                Files = new EquatableArray<GeneratedFile>(network.Files.Select(file => file with
                {
                    HintName = FormattableString.Invariant($"{count + 1}/{file.HintName}"),
                })),
            };
        }
    }
}
