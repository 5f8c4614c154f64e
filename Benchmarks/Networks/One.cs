namespace Unroll.Benchmarks.Networks;

/// <summary>One multiply-add, so that a prediction is little more than its call.</summary>
[Network]
public sealed partial class One
{
    [Input(1)]    Layer x;
    [Dense(1)]    Layer y;
}
