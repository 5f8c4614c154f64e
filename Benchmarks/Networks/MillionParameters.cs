namespace Unroll.Benchmarks.Networks;

/// <summary>One dense layer of 1,049,600 parameters, for the optimizers.</summary>
[Network]
public sealed partial class MillionParameters
{
    [Input(1024)]                       Layer x;
    [Dense(1024), MeanSquaredError]     Layer y;
}
