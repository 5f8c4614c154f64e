namespace Unroll.Generator.Planning;

/// <summary>How a kernel meets the samples of a micro-batch.</summary>
internal enum Granularity
{
    /// <summary>Called once a sample.</summary>
    Sample,

    /// <summary>Called once a micro-batch and told how many samples it has.</summary>
    MicroBatch,
}
