namespace Unroll.Benchmarks.Networks;

/// <summary>The dense layers of VGG-16: 123.6 million weights, 495 MB.</summary>
[Network]
public sealed partial class VggDense
{
    [Input(7, 7, 512)]      Layer maps;
    [Dense(4096), Relu]     Layer f6;
    [Dense(4096), Relu]     Layer f7;
    [Dense(1000)]           Layer scores;
}

/// <summary>The dense layers of AlexNet: 58.6 million weights, 234 MB.</summary>
[Network]
public sealed partial class AlexDense
{
    [Input(6, 6, 256)]      Layer maps;
    [Dense(4096), Relu]     Layer f6;
    [Dense(4096), Relu]     Layer f7;
    [Dense(1000)]           Layer scores;
}
