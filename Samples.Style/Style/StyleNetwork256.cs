using Unroll;

namespace Samples.Style;

/// <summary>
/// The first half of ResNet-18 over pictures of 256 x 256 pixels, its batch normalizations folded into its weights. Style is compared where
/// the residual branches are widest, before they are added: what is added again and again has few large values that hide all others (Wang,
/// Li and Vasconcelos, "Rethinking and Improving the Robustness of Image Style Transfer", 2021). The first pooling is a mean and no
/// maximum, which lets more gradient through (Gatys et al., 2016).
/// </summary>
[Network]
public sealed partial class StyleNetwork256
{
    [Input(256, 256, 3, Gradient = true)]                                          Layer picture;
    [Conv(1, 1, 3), Frozen]                                                        Layer normalized;
    [Conv(7, 7, 64, Stride = 2, PaddingTop = 3, PaddingBottom = 2, PaddingLeft = 3, PaddingRight = 2), Relu, Frozen]
                                                                                   Layer conv1;
    [GramMatrix, MeanSquaredError]                                                 Layer style1;
    [AvgPool(3, Stride = 2, PaddingTop = 1, PaddingLeft = 1, CountPadding = false, From = nameof(conv1))]
                                                                                   Layer pool1;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu, Frozen]                         Layer a1;
    [GramMatrix, MeanSquaredError]                                                 Layer style2;
    [Conv(3, 3, 64, Padding = Padding.Same, From = nameof(a1)), Add(nameof(pool1)), Relu, Frozen]
                                                                                   Layer b1;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu, Frozen]                         Layer a2;
    [GramMatrix, MeanSquaredError]                                                 Layer style3;
    [Conv(3, 3, 64, Padding = Padding.Same, From = nameof(a2)), Add(nameof(b1)), Relu, Frozen]
                                                                                   Layer b2;
    [Conv(1, 1, 128, Stride = 2), Frozen]                                          Layer s3;
    [Conv(3, 3, 128, Stride = 2, PaddingTop = 1, PaddingLeft = 1, From = nameof(b2)), Relu, Frozen]
                                                                                   Layer a3;
    [GramMatrix, MeanSquaredError]                                                 Layer style4;
    [Conv(3, 3, 128, Padding = Padding.Same, From = nameof(a3)), Add(nameof(s3)), Relu, Frozen]
                                                                                   Layer b3;
    [Conv(3, 3, 128, Padding = Padding.Same), Relu, Frozen, MeanSquaredError, Output]
                                                                                   Layer a4;
    [GramMatrix, MeanSquaredError]                                                 Layer style5;
    [Conv(3, 3, 128, Padding = Padding.Same, From = nameof(a4)), Add(nameof(b3)), Relu, Frozen]
                                                                                   Layer b4;
    [Conv(3, 3, 256, Stride = 2, PaddingTop = 1, PaddingLeft = 1), Relu, Frozen]   Layer a5;
    [GramMatrix, MeanSquaredError]                                                 Layer style6;
}
