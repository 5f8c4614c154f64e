namespace Unroll.Generator.Planning;

/// <summary>How the lanes of a vector of filters belong to groups.</summary>
/// <param name="Groups">The group of each lane, counted from that of the first.</param>
/// <param name="Filters">The lanes that are filters; behind them is padding.</param>
internal sealed record LaneGroups(EquatableArray<int> Groups, int Filters)
{
    public bool HasPadding => Filters < Groups.Count;

    /// <summary>Groups of the vector.</summary>
    public int Count => Groups[Groups.Count - 1] + 1;

    /// <summary>How the lanes get their inputs.</summary>
    /// <param name="channels">Channels of a group.</param>
    /// <param name="channelStride">Floats from one channel to the next.</param>
    public LaneInput Input(int channels, int channelStride) =>
        Count == 1 ? LaneInput.Broadcast
        : channelStride != 1 || Count * channels > Groups.Count ? LaneInput.Select
        : LaneInput.Permute;
}
