namespace Unroll.Generator.Planning;

/// <summary>Channels that a convolution reads where they lie, through an operand of their own.</summary>
/// <param name="Strides">The strides of their value.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Start">The place of the first among all input channels.</param>
/// <param name="Step">From its place to that of the next.</param>
internal readonly record struct GatheredRun(Strides Strides, int Count, int Start, int Step)
{
    /// <summary>The channels in an iteration of the loop over them: until it is long enough.</summary>
    /// <param name="multiplyAdds">Multiply-adds of a channel.</param>
    public int ChannelsAtOnce(int multiplyAdds)
    {
        int channels = Math.Max(1, Math.Min(Count, MethodBudget.Iteration / multiplyAdds));
        while (Count % channels != 0)
            channels--;
        return channels;
    }
}
