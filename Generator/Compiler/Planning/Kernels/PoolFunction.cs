namespace Unroll.Generator.Planning;

/// <summary>What a pooling computes of each window.</summary>
internal enum PoolFunction
{
    /// <summary>The largest element.</summary>
    Max,

    /// <summary>The mean of the elements inside the input.</summary>
    Average,

    /// <summary>The sum of the elements inside the input divided by the number of those inside the padded input.</summary>
    AverageWithPadding,

    /// <summary>The mean of windows that divide the input into as many parts as the output has.</summary>
    Adaptive,
}
