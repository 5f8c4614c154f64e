namespace Unroll.Benchmarks.Networks;

/// <summary>The first convolution of LeNet-5 with what follows it.</summary>
[Network]
public sealed partial class LeNetC1
{
    [Input(28, 28, 1)]                                           Layer image;
    [Conv(5, 5, 6, Padding = Padding.Same), Relu, MaxPool(2)]    Layer maps;
}
