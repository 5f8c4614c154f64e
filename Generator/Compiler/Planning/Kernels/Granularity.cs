namespace Unroll.Generator.Planning;

/// <summary>How a kernel meets the samples of a micro-batch.</summary>
internal enum Granularity
{
    /// <summary>Called once a sample.</summary>
    Sample,

    /// <summary>
    /// Called once a sample, the last in the loop over the samples, and told which of how many it is: what it knows after the last one, the
    /// next loop reads.
    /// </summary>
    EachSample,

    /// <summary>Called once a micro-batch and told how many samples it has.</summary>
    MicroBatch,
}
