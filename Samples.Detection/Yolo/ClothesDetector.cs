using Unroll;

namespace Samples.Yolo;

/// <summary>
/// Finds ten kinds of clothing in gray pictures of 128 x 128 pixels: a residual network down to 16 x 16 cells, and in each cell three
/// boxes. The anchors are the centers that k-means finds among the boxes of training scenes; the sample prints them.
/// </summary>
[Network(Shards = 2)]
public sealed partial class ClothesDetector
{
    /// <summary>The rows and columns of its input.</summary>
    internal const int Side = 128;

    /// <summary>The rows and columns of its grid.</summary>
    internal const int Cells = 16;

    /// <summary>How many classes it knows.</summary>
    internal const int Classes = 10;

    /// <summary>Width and height of each anchor in pixels.</summary>
    internal static readonly float[] Anchors = [18, 30, 31, 17, 34, 38];

    [Input(Side, Side, 1)]                                                                          Layer picture;
    [Conv(5, 5, 16, Stride = 2, Padding = Padding.Same, Bias = false), BatchNorm, Relu]             Layer edges;
    [Conv(3, 3, 32, Stride = 2, Padding = Padding.Same, Bias = false), BatchNorm, Relu]             Layer textures;
    [Block<DetectorBlock>(32)]                                                                      Layer fine;
    [Conv(3, 3, 64, Stride = 2, Padding = Padding.Same, Bias = false), BatchNorm, Relu]             Layer parts;
    [Block<DetectorBlock>(64)]                                                                      Layer middle;
    [Block<DetectorBlock>(64)]                                                                      Layer whole;
    [Block<DetectorBlock>(64)]                                                                      Layer around;
    [Conv(1, 1, 45), Init(Initializer.XavierUniform, Scale = 0.1f),
        Yolo(Classes = Classes, Anchors = new float[] { 18, 30, 31, 17, 34, 38 }, MaximumBoxes = 6)]
    Layer boxes;
}
