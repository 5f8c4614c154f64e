using Unroll;

namespace Samples.Style;

/// <summary>
/// ResNet-18 up to its third pair of blocks over pictures of 256 x 256 pixels, as <see cref="StyleNetwork256"/>: the loss of the last
/// stage is whatever a function says, so that a picture may be made of what the network sees.
/// </summary>
[Network]
public sealed partial class DreamNetwork
{
    [Input(256, 256, 3, Gradient = true)]                                          Layer picture;
    [Conv(1, 1, 3), Frozen]                                                        Layer normalized;
    [Conv(7, 7, 64, Stride = 2, PaddingTop = 3, PaddingBottom = 2, PaddingLeft = 3, PaddingRight = 2), Relu, Frozen]
                                                                                   Layer conv1;
    [AvgPool(3, Stride = 2, PaddingTop = 1, PaddingLeft = 1, CountPadding = false)] Layer pool1;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu, Frozen]                         Layer a1;
    [Conv(3, 3, 64, Padding = Padding.Same), Add(nameof(pool1)), Relu, Frozen]     Layer b1;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu, Frozen]                         Layer a2;
    [Conv(3, 3, 64, Padding = Padding.Same), Add(nameof(b1)), Relu, Frozen]        Layer b2;
    [Conv(1, 1, 128, Stride = 2), Frozen]                                          Layer s3;
    [Conv(3, 3, 128, Stride = 2, PaddingTop = 1, PaddingLeft = 1, From = nameof(b2)), Relu, Frozen]
                                                                                   Layer a3;
    [Conv(3, 3, 128, Padding = Padding.Same), Add(nameof(s3)), Relu, Frozen]       Layer b3;
    [Conv(3, 3, 128, Padding = Padding.Same), Relu, Frozen]                        Layer a4;
    [Conv(3, 3, 128, Padding = Padding.Same), Add(nameof(b3)), Relu, Frozen]       Layer b4;
    [Conv(1, 1, 256, Stride = 2), Frozen]                                          Layer s5;
    [Conv(3, 3, 256, Stride = 2, PaddingTop = 1, PaddingLeft = 1, From = nameof(b4)), Relu, Frozen]
                                                                                   Layer a5;
    [Conv(3, 3, 256, Padding = Padding.Same), Add(nameof(s5)), Relu, Frozen]       Layer b5;
    [Conv(3, 3, 256, Padding = Padding.Same), Relu, Frozen, CustomLoss]            Layer a6;
}
