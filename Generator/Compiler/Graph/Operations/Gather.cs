namespace Unroll.Generator.Graph.Operations;

/// <summary>
/// Channels of several values, each in its place: what joins, slices and shuffles make of them together. Only predictions have it, and
/// nobody declares it.
/// </summary>
/// <param name="Runs">The channels.</param>
internal sealed record GatherOperation(EquatableArray<ChannelRun> Runs) : RearrangingOperation;
