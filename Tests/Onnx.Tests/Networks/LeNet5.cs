namespace Unroll.Onnx.Tests.Networks;

#pragma warning disable CS0169 // read by the generator
[Network]
public sealed partial class LeNet5
{
    [Input(28, 28, 1)]
    private readonly Layer image;

    [Conv(5, 5, 6, Padding = Padding.Same), Relu]
    private readonly Layer c1;

    [MaxPool(2)]
    private readonly Layer s2;

    [Conv(5, 5, 16), Relu]
    private readonly Layer c3;

    [MaxPool(2)]
    private readonly Layer s4;

    [Dense(120), Relu]
    private readonly Layer f5;

    [Dense(84), Relu]
    private readonly Layer f6;

    [Dense(10), SoftmaxCrossEntropy]
    private readonly Layer digit;
}
