using Unroll;

namespace Acme.Vision.Recompiled;

// The same network as it may be compiled on two days: what differs is how its sums are taken, or which loss an auxiliary head serves.

public static partial class Before
{
    [Network]
    public sealed partial class Filters
    {
        [Input(8, 8, 16)]                               Layer x;
        [Conv(3, 3, 16), Relu]                          Layer filtered;
        [GlobalAvgPool, Dense(2), MeanSquaredError]     Layer first;
        [GlobalAvgPool(From = nameof(filtered)), Dense(2), MeanSquaredError] Layer second;
        [GlobalAvgPool(From = nameof(filtered)), Dense(2), MeanSquaredError(AuxiliaryTo = nameof(first))] Layer head;
    }
}

public static partial class Exactly
{
    [Network(Exact = true)]
    public sealed partial class Filters
    {
        [Input(8, 8, 16)]                               Layer x;
        [Conv(3, 3, 16), Relu]                          Layer filtered;
        [GlobalAvgPool, Dense(2), MeanSquaredError]     Layer first;
        [GlobalAvgPool(From = nameof(filtered)), Dense(2), MeanSquaredError] Layer second;
        [GlobalAvgPool(From = nameof(filtered)), Dense(2), MeanSquaredError(AuxiliaryTo = nameof(first))] Layer head;
    }
}

public static partial class ForTheOther
{
    [Network]
    public sealed partial class Filters
    {
        [Input(8, 8, 16)]                               Layer x;
        [Conv(3, 3, 16), Relu]                          Layer filtered;
        [GlobalAvgPool, Dense(2), MeanSquaredError]     Layer first;
        [GlobalAvgPool(From = nameof(filtered)), Dense(2), MeanSquaredError] Layer second;
        [GlobalAvgPool(From = nameof(filtered)), Dense(2), MeanSquaredError(AuxiliaryTo = nameof(second))] Layer head;
    }
}
