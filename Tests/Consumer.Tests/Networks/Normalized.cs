using Unroll;

namespace Acme.Vision;

/// <summary>A batch normalization of vectors: one value a channel and sample.</summary>
[Network]
public sealed partial class NormalizedVector
{
    [Input(4)]                                      Layer x;
    [Dense(6, Bias = false), BatchNorm, Relu]       Layer inner;
    [Dense(8), Dropout(0.25f), Relu]                Layer wide;
    [Dense(3), SoftmaxCrossEntropy]                 Layer kind;
}

/// <summary>The same in two shards.</summary>
[Network(Shards = 2)]
public sealed partial class NormalizedShards
{
    [Input(4)]                                      Layer x;
    [Dense(6, Bias = false), BatchNorm, Relu]       Layer inner;
    [Dense(3), SoftmaxCrossEntropy]                 Layer kind;
}

/// <summary>A batch normalization of images: as many values a channel and sample as an image has pixels.</summary>
[Network]
public sealed partial class NormalizedImage
{
    [Input(6, 6, 1)]                                                    Layer image;
    [Conv(3, 3, 5, Padding = Padding.Same, Bias = false), BatchNorm]    Layer maps;
    [Relu, GlobalAvgPool, Dense(3), SoftmaxCrossEntropy]                Layer kind;
}

/// <summary>The network of <see cref="NormalizedShards"/> in one shard.</summary>
[Network]
public sealed partial class NormalizedVectorWithoutDropout
{
    [Input(4)]                                      Layer x;
    [Dense(6, Bias = false), BatchNorm, Relu]       Layer inner;
    [Dense(3), SoftmaxCrossEntropy]                 Layer kind;
}

/// <summary>Dropout alone.</summary>
[Network]
public sealed partial class DroppingVector
{
    [Input(4)]                                      Layer x;
    [Dense(16), Relu, Dropout(0.25f)]               Layer wide;
    [Dense(3), SoftmaxCrossEntropy]                 Layer kind;
}
