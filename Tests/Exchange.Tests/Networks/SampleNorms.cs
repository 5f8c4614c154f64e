namespace Unroll.Exchange.Tests.Networks;

[Network]
internal sealed partial class InstanceNorms
{
    [Input(7, 6, 3)]                                                 Layer image;
    [InstanceNorm]                                                   Layer first;
    [Conv(3, 3, 5), InstanceNorm(Epsilon = 1e-3f), Relu]             Layer a;
    [MaxPool(2), InstanceNorm(Affine = false)]                       Layer b;
    [Dense(4)]                                                       Layer y;
}

[Network]
internal sealed partial class GroupNorms
{
    [Input(7, 6, 4)]                                                 Layer image;
    [GroupNorm(2)]                                                   Layer first;
    [Conv(3, 3, 6), GroupNorm(3, Epsilon = 1e-3f), Relu]             Layer a;
    [Conv(2, 2, 8), GroupNorm(1, Affine = false)]                    Layer b;
    [Dense(12), GroupNorm(4), Tanh]                                  Layer hidden;
    [Dense(4)]                                                       Layer y;
}

[Network]
internal sealed partial class LayerNorms
{
    [Input(7, 6, 4)]                                                 Layer image;
    [LayerNorm(Epsilon = 1e-2f)]                                     Layer first;
    [Conv(3, 3, 6), LayerNorm, Conv(1, 1, 9), Relu]                  Layer a;
    [Conv(2, 2, 8), LayerNorm(Affine = false)]                       Layer b;
    [Dense(12), LayerNorm, Tanh]                                     Layer hidden;
    [Dense(4), LayerNorm(Affine = false)]                            Layer y;
}

/// <summary>A flattened value is one long vector: of groups of its elements, and of all of them.</summary>
[Network]
internal sealed partial class FlattenedNorms
{
    [Input(4, 3, 2)]                                                 Layer image;
    [Conv(2, 2, 4), Flatten, LayerNorm]                              Layer layer;
    [Conv(2, 2, 4, From = nameof(image)), Flatten, GroupNorm(6)]     Layer group;
    [Add(nameof(layer), nameof(group)), Dense(3)]                    Layer y;
}

/// <summary>Every channel has one element, and becomes its shift.</summary>
[Network]
internal sealed partial class InstancesOfOnePixel
{
    [Input(5)]                                                       Layer x;
    [Dense(4), InstanceNorm]                                         Layer y;
}
