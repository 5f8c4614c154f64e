namespace Unroll.Generator.Planning;

/// <summary>How the lanes of a vector of filters get one channel of a pixel, each that of its group.</summary>
internal enum LaneInput
{
    /// <summary>All the same.</summary>
    Broadcast,

    /// <summary>Out of one vector of channels.</summary>
    Permute,

    /// <summary>One broadcast a group, selected by lane.</summary>
    Select,
}
