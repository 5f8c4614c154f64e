using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>
/// The groups to which the lanes of each vector of filters belong: one method of a tile for each pattern of them, and the choice between
/// these where there are several.
/// </summary>
internal sealed class LanePatterns
{
    private readonly Grouping? groups;
    private readonly int lanes;
    private readonly LaneGroups?[] patterns;

    /// <summary>The pattern of each vector; empty where all have the same.</summary>
    private readonly int[] vectors;

    private LanePatterns(Grouping? groups, int lanes, LaneGroups?[] patterns, int[] vectors) =>
        (this.groups, this.lanes, this.patterns, this.vectors) = (groups, lanes, patterns, vectors);

    /// <summary>The number of patterns.</summary>
    public int Count => patterns.Length;

    /// <summary>A pattern; null where all lanes belong to one group.</summary>
    public LaneGroups? this[int index] => patterns[index];

    /// <summary>The patterns of a kernel.</summary>
    /// <param name="groups">Its groups; null for one.</param>
    /// <param name="blocks">Its blocks of filters.</param>
    /// <param name="vectorsAtOnce">The vectors of a tile.</param>
    /// <param name="isa">The instruction set.</param>
    /// <param name="marksPadding">Whether vectors with padding behind the last filter are patterns of their own.</param>
    public static LanePatterns Of(Grouping? groups, int blocks, int vectorsAtOnce, Isa isa, bool marksPadding = false)
    {
        if (groups is null || groups.Holds(vectorsAtOnce * isa.Lanes) && !(marksPadding && groups.HasPadding(vectorsAtOnce * isa.Lanes)))
            return new(groups, isa.Lanes, [null], []);
        LaneGroups[] all = Enumerable.Range(0, blocks * isa.Registers.VectorsPerBlock).Select(vector => groups.LanesOf(vector, isa.Lanes))
            .Select(pattern => marksPadding ? pattern : pattern with { Filters = isa.Lanes }).ToArray();
        List<LaneGroups> patterns = all.Distinct().ToList();
        return new(groups, isa.Lanes, patterns.ToArray(), patterns.Count == 1
            ? []
            : all.Select(pattern => patterns.IndexOf(pattern)).ToArray());
    }

    /// <summary>Floats from the first channel of all to the first that a vector reads.</summary>
    /// <param name="lane">The first filter of the vector, as an expression.</param>
    /// <param name="step">Floats from one group to the next.</param>
    public string Input(string lane, int step)
    {
        if (groups is null || lane == "0")
            return "0";
        string group = Invariant($"({lane}) / {groups.Filters}");
        return Invariant($"{(groups.HasEmptyGroups ? $"Math.Min({group}, {groups.Count - 1})" : group)} * {step}");
    }

    /// <summary>
    /// Writes something for the pattern of a vector: a switch over the vectors, of which those of the most frequent pattern are not named.
    /// </summary>
    /// <param name="lane">The first filter of the vector, as an expression.</param>
    /// <param name="code">Where.</param>
    /// <param name="write">Writes it for one pattern; null for the only one.</param>
    public void WriteChoice(string lane, CodeWriter code, Action<int?> write)
    {
        if (vectors.Length == 0)
        {
            write(null);
            return;
        }

        // The patterns repeat, up to the last vectors, behind whose filters is padding.
        int period = Math.Min(groups!.Period(lanes), vectors.Length);
        int regular = Enumerable.Range(0, vectors.Length).TakeWhile(vector => vectors[vector] == vectors[vector % period]).Count();
        string vector = Invariant($"({lane}) / {lanes}");
        string choice = period == vectors.Length ? vector
            : regular == vectors.Length ? Invariant($"{vector} % {period}")
            : Invariant($"{vector} < {regular} ? {vector} % {period} : {vector}");
        ILookup<int, int> named = Enumerable.Range(0, period)
            .Concat(Enumerable.Range(regular, vectors.Length - regular))
            .Distinct()
            .ToLookup(place => vectors[place]);
        int frequent = named.OrderByDescending(places => places.Count()).First().Key;
        using (code.Block($"switch ({choice})"))
        {
            foreach (IGrouping<int, int> places in named.Where(places => places.Key != frequent))
            {
                code.Line(string.Join(" ", places.Select(place => Invariant($"case {place}:"))));
                write(places.Key);
                code.Line("break;");
            }

            code.Line("default:");
            write(frequent);
            code.Line("break;");
        }
    }
}
