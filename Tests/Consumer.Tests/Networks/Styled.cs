using Unroll;

namespace Acme.Vision;

/// <summary>The losses by which a picture is learned: Gram matrices, features, and total variation, of frozen stages.</summary>
[Network]
public sealed partial class StyleLosses
{
    [Input(9, 8, 3, Gradient = true)]                                                              Layer picture;
    [Conv(1, 1, 3), Frozen, TotalVariation(Weight = 0.01f)]                                        Layer seen;
    [Conv(3, 3, 18, PaddingAround = 1), Relu, Frozen]                                              Layer edges;
    [GramMatrix, MeanSquaredError(Weight = 2)]                                                     Layer style;
    [Conv(3, 3, 5, Stride = 2, PaddingAround = 1, From = nameof(edges)), Tanh, Frozen, Output, MeanSquaredError(Weight = 0.5f)]
                                                                                                   Layer content;
    [GramMatrix(DivideByChannels = true), MeanSquaredError(Weight = 30)]                           Layer style2;
    [AvgPool(2, From = nameof(content)), TotalVariation(Absolute = true, Weight = 0.02f)]          Layer pooled;
}
