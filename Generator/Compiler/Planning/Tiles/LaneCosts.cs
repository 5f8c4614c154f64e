namespace Unroll.Generator.Planning;

/// <summary>The costs for each width of vectors.</summary>
internal readonly record struct LaneCosts(LaneCost Avx512, LaneCost Avx2, LaneCost Portable)
{
    /// <summary>The costs of a convolution's inputs.</summary>
    /// <param name="groups">Its groups; null for one.</param>
    /// <param name="channelStride">Floats from one channel to the next.</param>
    public static LaneCosts Of(Grouping? groups, int channelStride) => new(
        LaneCost.Of(groups, channelStride, RegisterFile.Avx512.Lanes),
        LaneCost.Of(groups, channelStride, RegisterFile.Avx2.Lanes),
        LaneCost.Of(groups, channelStride, RegisterFile.Portable.Lanes));

    public LaneCost Of(RegisterFile registers) =>
        registers.Lanes == RegisterFile.Avx512.Lanes ? Avx512 : registers.Lanes == RegisterFile.Avx2.Lanes ? Avx2 : Portable;
}
