namespace Unroll.Exchange.Tests.Networks;

/// <summary>A shortcut without weights, the channels filled up with zeros.</summary>
[Network]
internal sealed partial class ShortcutOfZeros
{
    [Input(8, 6, 3)]                                                    Layer image;
    [Conv(3, 3, 4, Padding = Padding.Same), Relu]                       Layer stem;
    [MaxPool(1, Stride = 2), PadChannels(3, Before = 1)]                Layer shortcut;
    [Conv(3, 3, 8, Stride = 2, PaddingAround = 1, From = nameof(stem)), Add(nameof(shortcut)), Relu] Layer joined;
    [PadChannels(2, From = nameof(image))]                              Layer rows;
    [GlobalAvgPool(From = nameof(joined)), PadChannels(1)]              Layer vector;
}

/// <summary>A value that is divided, in planes and as a vector.</summary>
[Network]
internal sealed partial class Divided
{
    [Input(5, 4, 6)]                                                    Layer image;
    [Conv(2, 2, 7), Tanh]                                               Layer whole;
    [Slice(0, 3)]                                                       Layer first;
    [Slice(3, 4, From = nameof(whole)), Relu]                           Layer second;
    [Concat(nameof(second), nameof(first)), Conv(2, 2, 4)]              Layer joined;
    [Flatten(From = nameof(joined)), Slice(2, 9)]                       Layer part;
    [Slice(1, 2, From = nameof(image))]                                 Layer rows;
}

/// <summary>Grouped convolutions with their channels shuffled between; a shuffled vector, and rows as the caller has them.</summary>
[Network]
internal sealed partial class ShuffledGroups
{
    [Input(5, 4, 6)]                                                    Layer image;
    [Conv(1, 1, 8, Groups = 2), ChannelShuffle(2), DepthwiseConv(3, 3)] Layer first;
    [Conv(1, 1, 8, Groups = 4), Relu]                                   Layer second;
    [ChannelShuffle(3, From = nameof(image))]                           Layer rows;
    [GlobalAvgPool(From = nameof(second)), ChannelShuffle(4), Dense(3)] Layer y;
}

/// <summary>Channels as pixels in both orders, and pixels as channels.</summary>
[Network]
internal sealed partial class SquaresOfPixels
{
    [Input(4, 6, 3)]                                                    Layer image;
    [SpaceToDepth(2), Conv(1, 1, 12), Tanh]                             Layer deep;
    [DepthToSpace(2)]                                                   Layer wide;
    [DepthToSpace(2, Order = DepthOrder.ChannelFirst, From = nameof(deep)), Conv(2, 2, 2)] Layer shuffled;
}

/// <summary>Rows, columns and channels in other orders, behind what is computed in planes and behind inputs.</summary>
[Network]
internal sealed partial class OtherOrders
{
    [Input(4, 5, 3)]                                                    Layer image;
    [Conv(2, 2, 6), Transpose, Relu]                                    Layer turned;
    [Transpose(1, 2, 0), Conv(2, 2, 2)]                                 Layer around;
    [Transpose(2, 1, 0, From = nameof(image))]                          Layer rows;
    [Transpose(2, 0, 1, From = nameof(turned)), Dense(3)]               Layer y;
}

/// <summary>Other extents, of planes, of inputs and of vectors.</summary>
[Network]
internal sealed partial class OtherExtents
{
    [Input(4, 6, 2)]                                                    Layer image;
    [Conv(1, 1, 4), Reshape(8, 3, 4), Relu]                             Layer tall;
    [Conv(2, 2, 3), Reshape(42)]                                        Layer vector;
    [Dense(24), Tanh, Reshape(2, 3, 4), Conv(2, 2, 2)]                  Layer grown;
    [Reshape(12, 1, 4, From = nameof(image))]                           Layer column;
    [Transpose(2, 0, 1, From = nameof(tall)), Reshape(96), Dense(3)]    Layer y;
}
