namespace Unroll.Generator.Planning;

/// <summary>What the last input of a pointwise function has.</summary>
internal enum LastInput
{
    /// <summary>A number for each element.</summary>
    Elements,

    /// <summary>A number for each channel.</summary>
    Channels,

    /// <summary>One number for all.</summary>
    One,
}
