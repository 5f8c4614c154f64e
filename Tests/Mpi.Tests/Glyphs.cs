namespace Unroll.Mpi.Tests;

/// <summary>A small network with what depends on how a mini-batch is cut: a batch normalization and dropout.</summary>
[Network]
public sealed partial class Glyphs
{
    [Input(8, 8, 1)]                                                        Layer image;
    [Conv(3, 3, 6, Padding = Padding.Same, Bias = false), BatchNorm, Relu]  Layer edges;
    [MaxPool(2)]                                                            Layer pooled;
    [Dense(24), Relu, Dropout(0.25f)]                                       Layer hidden;
    [Dense(4), L2(1e-4f), SoftmaxCrossEntropy]                              Layer kind;
}
