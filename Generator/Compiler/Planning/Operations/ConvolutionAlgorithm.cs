namespace Unroll.Generator.Planning;

/// <summary>
/// The ways to compute a convolution, in the order in which they are considered: of two with equal estimates the first is taken.
/// </summary>
internal enum ConvolutionAlgorithm
{
    /// <summary>Directly, vectors along the row: for few channels and long rows.</summary>
    DirectNchw,

    /// <summary>Directly, vectors along the filters.</summary>
    DirectNhwc,

    /// <summary>Winograd's filtering from tiles of 4x4 inputs: F(2x2, 3x3) and its like.</summary>
    Winograd4,

    /// <summary>From tiles of 6x6 inputs: F(4x4, 3x3) and its like.</summary>
    Winograd6,

    /// <summary>By col2im: an input gradient only, for few channels and for strides.</summary>
    Col2Im,
}
