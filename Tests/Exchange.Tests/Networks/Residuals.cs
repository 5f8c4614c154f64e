namespace Unroll.Exchange.Tests.Networks;

[Network]
internal sealed partial class ResidualsOfEqualShapes
{
    [Input(5, 5, 3)]                                       Layer image;
    [Conv(3, 3, 3, Padding = Padding.Same), Residual(nameof(image)), Relu]
                                                           Layer a;
    [Dense(6), Tanh]                                       Layer b;
    [Dense(6), Residual(nameof(b)), Relu]                  Layer c;
}

[Network]
internal sealed partial class ProjectedResiduals
{
    [Input(8, 7, 3)]                                       Layer image;
    [Conv(3, 3, 4, Stride = 2, Padding = Padding.Same), Residual(nameof(image)), Relu]
                                                           Layer biased;
    [Conv(3, 3, 5, Padding = Padding.Same, Bias = false), BatchNorm, Residual(nameof(biased)), Relu]
                                                           Layer normal;
}

[Block]
internal partial class NormalizedWidely
{
    [Conv(3, 3, 6, Padding = Padding.Same, Bias = false), BatchNorm(Epsilon = 0.125f), Residual(Block.Input)]
                                                           Layer sum;
}

/// <summary>The projection has the epsilon of what it is added to.</summary>
[Network]
internal sealed partial class ProjectedResidualsOfOtherEpsilon
{
    [Input(6, 7, 3)]                                       Layer image;
    [Conv(3, 3, 5, Padding = Padding.Same, Bias = false), BatchNorm(Epsilon = 0.25f), Residual(nameof(image)), Relu]
                                                           Layer normal;
    [Block<NormalizedWidely>, Relu]                        Layer a;
    [Block<NormalizedWidely>(SharedWith = nameof(a), From = nameof(normal)), Add(nameof(a))]
                                                           Layer b;
}
