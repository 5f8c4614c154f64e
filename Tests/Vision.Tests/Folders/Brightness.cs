namespace Unroll.Vision.Tests.Folders;

/// <summary>A small network of pictures of 8 x 8.</summary>
[Network]
public sealed partial class Brightness
{
    [Input(8, 8, 3)]                                    Layer image;
    [Conv(3, 3, 4, Padding = Padding.Same), Relu]       Layer c1;
    [GlobalAvgPool]                                     Layer features;
    [Dense(2), SoftmaxCrossEntropy]                     Layer kind;
}
