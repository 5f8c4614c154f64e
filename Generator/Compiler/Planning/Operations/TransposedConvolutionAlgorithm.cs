namespace Unroll.Generator.Planning;

/// <summary>
/// The ways to compute a transposed convolution, in the order in which they are considered: of two with equal estimates the first is taken.
/// </summary>
internal enum TransposedConvolutionAlgorithm
{
    /// <summary>A convolution of stride 1 for each phase of the output, the pixels a stride apart, by the taps that reach it.</summary>
    Phases,

    /// <summary>By col2im: for kernels larger than the input, and for large strides.</summary>
    Col2Im,

    /// <summary>One convolution of the input spread by the stride. It multiplies zeros, but is possible where the others are not.</summary>
    Spread,
}
