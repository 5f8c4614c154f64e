using Unroll;

namespace Samples.Slide;

/// <summary>
/// Tells which garment stands in the middle of a window of 32 x 32 gray pixels, or that none does. Nothing is padded, so that a window of a
/// picture is computed from its own pixels alone.
/// </summary>
[Network]
public sealed partial class ClothesWindow
{
    /// <summary>The rows and columns of its input.</summary>
    internal const int Side = 32;

    /// <summary>The pixels between two windows of a larger picture: the product of the strides.</summary>
    internal const int Step = 4;

    /// <summary>How many kinds of clothing it knows.</summary>
    internal const int Classes = 10;

    /// <summary>The class of a window without a garment in its middle.</summary>
    internal const int None = Classes;

    /// <summary>How many scores it gives.</summary>
    internal const int Scores = Classes + 1;

    [Input(Side, Side, 1)]                                          Layer window;
    [Conv(5, 5, 16, Bias = false), BatchNorm, Relu, MaxPool(2)]     Layer edges;        // 14 x 14
    [Conv(3, 3, 32, Bias = false), BatchNorm, Relu, MaxPool(2)]     Layer parts;        // 6 x 6
    [Conv(3, 3, 48, Bias = false), BatchNorm, Relu]                 Layer whole;        // 4 x 4
    [Flatten, Dense(64), Relu, Dropout(0.2f)]                       Layer hidden;
    [Dense(Scores), SoftmaxCrossEntropy]                            Layer garment;
}
