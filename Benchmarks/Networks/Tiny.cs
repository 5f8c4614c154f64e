namespace Unroll.Benchmarks.Networks;

/// <summary>16-32-32-4 with tanh: what sits in a controller or an audio effect.</summary>
[Network]
public sealed partial class Tiny
{
    [Input(16)]                     Layer state;
    [Dense(32), Tanh]               Layer first;
    [Dense(32), Tanh]               Layer second;
    [Dense(4), MeanSquaredError]    Layer action;
}
