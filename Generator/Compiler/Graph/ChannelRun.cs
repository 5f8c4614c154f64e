namespace Unroll.Generator.Graph;

/// <summary>Channels that follow one another in a value, and their places among the channels that are made of several values.</summary>
/// <param name="Input">Which of the values.</param>
/// <param name="First">The first of its channels.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Start">The place of the first.</param>
/// <param name="Step">From its place to that of the next.</param>
internal readonly record struct ChannelRun(int Input, int First, int Count, int Start, int Step);
