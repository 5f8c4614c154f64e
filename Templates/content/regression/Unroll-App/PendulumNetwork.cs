namespace Unroll_App;

/// <summary>Tells how long a pendulum takes for one swing and back.</summary>
[Network]
public sealed partial class PendulumNetwork
{
    [Input(2)]                          Layer pendulum;    // its length in m, and its largest angle as a share of a half turn
    [Dense(16), Tanh]                   Layer first;
    [Dense(16), Tanh]                   Layer second;
    [Dense(1), MeanSquaredError]        Layer period;      // in s
}
