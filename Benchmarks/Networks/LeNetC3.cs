namespace Unroll.Benchmarks.Networks;

/// <summary>The second convolution of LeNet-5 with what follows it.</summary>
[Network]
public sealed partial class LeNetC3
{
    [Input(14, 14, 6)]                         Layer image;
    [Conv(5, 5, 16), Relu, MaxPool(2)]         Layer maps;
}
