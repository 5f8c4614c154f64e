using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>
/// The groups of a convolution: the filters of a group read the channels of that group alone. Groups follow each other in channels and in
/// filters.
/// </summary>
/// <param name="Count">Groups.</param>
/// <param name="Channels">Input channels of a group.</param>
/// <param name="Filters">Filters of a group.</param>
internal sealed record Grouping(int Count, int Channels, int Filters)
{
    /// <summary>The groups of a convolution; null where it has only one.</summary>
    public static Grouping? Of(ConvolutionOperation operation) =>
        operation.Groups == 1 ? null : new(operation.Groups, operation.GroupChannels, operation.Filters / operation.Groups);

    /// <summary>The groups of the input gradient, whose filters are the channels.</summary>
    public Grouping Transposed => new(Count, Filters, Channels);

    /// <summary>
    /// Whether channels and filters of a group are whole blocks, so that a group is a convolution of its own in the same memory.
    /// </summary>
    public bool IsOfWholeBlocks => Channels % Layout.Block == 0 && Filters % Layout.Block == 0;

    /// <summary>Whether so many filters, the first at a multiple of as many, lie in one group each time.</summary>
    public bool Holds(int filters) => Filters % filters == 0;

    /// <summary>Whether vectors of some filters, as many as an instruction set has lanes, belong to several groups.</summary>
    public bool IsMixed => !Holds(Layout.Block);

    /// <summary>
    /// Whether the last of the tiles of so many filters, which begin at multiples of as many and fill whole blocks, reaches behind the last
    /// filter.
    /// </summary>
    public bool HasPadding(int filters) => Layout.RoundUp(Count * Filters, Math.Max(filters, Layout.Block)) != Count * Filters;

    /// <summary>The group of a filter; padding behind the last filter counts as its group.</summary>
    public int GroupOf(int filter) => Math.Min(filter / Filters, Count - 1);

    /// <summary>Whether there is padding behind the last filter that would belong to a group of its own.</summary>
    public bool HasEmptyGroups => (Layout.RoundUp(Count * Filters) - 1) / Filters >= Count;

    /// <summary>The groups of the lanes of a vector.</summary>
    /// <param name="vector">Which vector of the filters.</param>
    /// <param name="lanes">Its lanes.</param>
    public LaneGroups LanesOf(int vector, int lanes)
    {
        int start = vector * lanes, first = GroupOf(start);
        return new(new(Enumerable.Range(start, lanes).Select(filter => GroupOf(filter) - first)),
            Math.Max(0, Math.Min(lanes, Count * Filters - start)));
    }

    /// <summary>The vectors after which the groups of the lanes repeat.</summary>
    public int Period(int lanes)
    {
        int period = 1;
        while (period * lanes % Filters != 0)
            period++;
        return period;
    }
}
