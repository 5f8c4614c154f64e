using Unroll;

namespace Acme.Vision.Tests;

/// <summary>Max poolings of one image: windows of two to nine elements in pairs, one of a single element, one in a loop.</summary>
[Network]
public sealed partial class MaxPools
{
    [Input(12, 12, 5)]                                                  Layer image;
    [MaxPool(2, From = nameof(image))]                                  Layer halves;
    [MaxPool(3, Stride = 2, From = nameof(image))]                      Layer overlapping;
    [MaxPool(3, Stride = 1, Padding = Padding.Same, From = nameof(image))] Layer same;
    [MaxPool(1, Stride = 2, From = nameof(image))]                      Layer single;
    [MaxPool(7, Stride = 5, From = nameof(image))]                      Layer large;
}

/// <summary>Poolings of 2x2 in the registers of a convolution: along the row, along the filters, and the same in training.</summary>
[Network]
public sealed partial class FusedPools
{
    [Input(12, 12, 1)]                                                  Layer image;
    [Conv(1, 1, 2, From = nameof(image)), Relu, MaxPool(2)]             Layer rows;
    [Conv(1, 1, 32, From = nameof(image)), LeakyRelu, MaxPool(2)]       Layer filters;
    [Conv(1, 1, 3, From = nameof(image)), MaxPool(2)]                   Layer plain;
    [Concat(nameof(rows), nameof(filters), nameof(plain)), MeanSquaredError] Layer scored;
}

/// <summary>A pooling behind tiles of Winograd's, whose sums mix the inputs of a tile.</summary>
[Network]
public sealed partial class PooledTiles
{
    [Input(16, 16, 16)]                                                 Layer image;
    [Conv(3, 3, 32, Padding = Padding.Same), Relu, MaxPool(2)]          Layer maps;
    [Conv(3, 3, 32, Padding = Padding.Same), Relu, MaxPool(2), MeanSquaredError] Layer scored;
}

/// <summary>Means over large windows.</summary>
[Network]
public sealed partial class LargeMeans
{
    [Input(1024, 1024, 3)]                          Layer image;
    [GlobalAvgPool(From = nameof(image))]           Layer all;
    [AvgPool(512, From = nameof(image))]            Layer quarters;
    [AdaptiveAvgPool(3, From = nameof(image))]      Layer thirds;
}

/// <summary>Means over windows around the size from which on they are summed block by block, and of odd forms.</summary>
[Network]
public sealed partial class SmallMeans
{
    [Input(130, 67, 3)]                                                 Layer image;
    [AvgPool(8, From = nameof(image))]                                  Layer plain;
    [AvgPool(5, 13, From = nameof(image))]                              Layer above;
    [AvgPool(9, Stride = 4, PaddingAround = 3, From = nameof(image))]   Layer padded;
    [AvgPool(130, 1, From = nameof(image))]                             Layer columns;
    [AvgPool(1, 67, From = nameof(image))]                              Layer rows;
    [AvgPool(43, 3, From = nameof(image))]                              Layer narrow;
    [AdaptiveAvgPool(4, 3, From = nameof(image))]                       Layer parts;
    [GlobalAvgPool(From = nameof(image))]                               Layer all;
}

/// <summary>Sums over a million pixels for each bias and weight: few filters, which lie in planes.</summary>
[Network]
public sealed partial class ScoredPlanes
{
    [Input(1024, 1024, 1)]                  Layer image;
    [Conv(1, 1, 2), MeanSquaredError]       Layer scored;
}

/// <summary>The same along the filters.</summary>
[Network]
public sealed partial class ScoredFilters
{
    [Input(1024, 256, 1)]                   Layer image;
    [Conv(1, 1, 16), MeanSquaredError]      Layer scored;
}

/// <summary>The same for filters of single channels.</summary>
[Network]
public sealed partial class ScoredDepthwise
{
    [Input(600, 500, 1)]                                Layer image;
    [DepthwiseConv(1, 1), MeanSquaredError]             Layer scored;
}

/// <summary>A batch normalization over many pixels, whose running averages are the statistics of the last mini-batch.</summary>
[Network]
public sealed partial class LargeNorm
{
    [Input(1024, 512, 2)]                           Layer image;
    [BatchNorm(Momentum = 1f), MeanSquaredError]    Layer scored;
}

/// <summary>One over some pixels of each of many samples.</summary>
[Network]
public sealed partial class SmallNorm
{
    [Input(5, 3, 20)]                               Layer image;
    [BatchNorm(Momentum = 1f), MeanSquaredError]    Layer scored;
}
