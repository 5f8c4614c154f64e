namespace Unroll.Generator.Planning;

/// <summary>Whether weights are asked for ahead.</summary>
internal enum WeightPrefetch
{
    /// <summary>They are in a near cache.</summary>
    None,

    /// <summary>They come from a far one, and other tiles read them again.</summary>
    Read,

    /// <summary>They come from a far one, and are read once.</summary>
    Stream,
}
