namespace Unroll.Generator.Planning;

/// <summary>The predicted time of a call.</summary>
/// <param name="Work">What it computes.</param>
/// <param name="Traffic">What it reads and writes.</param>
internal readonly record struct CallTime(KernelWork Work, CacheTraffic Traffic)
{
    /// <summary>Cycles, all its constants taken together.</summary>
    public double Cycles => TimeConstants.Call
        + TimeConstants.Sum * Work.Sums + TimeConstants.Step * Work.Steps
        + TimeConstants.SecondLevel * Traffic.SecondLevel + TimeConstants.ThirdLevel * Traffic.ThirdLevel
        + TimeConstants.Memory * Traffic.Memory;
}
