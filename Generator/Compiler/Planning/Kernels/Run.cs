namespace Unroll.Generator.Planning;

/// <summary>What one run of a <see cref="ElementwiseLoop"/> is.</summary>
internal enum Run
{
    /// <summary>The whole value.</summary>
    Whole,

    /// <summary>A row of pixels with all their channels.</summary>
    Row,

    /// <summary>The channels of one pixel.</summary>
    Pixel,

    /// <summary>A row of one channel.</summary>
    PlaneRow,
}
