using Samples.Gallery;

namespace Unroll.Samples.Tests;

/// <summary>What the system says of this process: nothing else may run in it meanwhile.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;

[Collection("alone")]
public sealed class MemoryTests
{
    /// <summary>Of three measurements the middle one: the runtime's own memory comes and goes by a megabyte or two.</summary>
    [Theory]
    [InlineData("resnet18")]
    [InlineData("googlenet")]
    public void A_prediction_takes_the_memory_that_was_planned(string name)
    {
        if (!OperatingSystem.IsLinux())
            return;   // elsewhere freed memory may stay with the process
        IClassicNetwork classic = ClassicNetworks.Find(name)!;

        long[] measured = [.. Enumerable.Range(0, 3).Select(_ => ClassicMemory.Measured(classic)).Order()];

        long planned = ClassicMemory.Prediction(classic.Description);
        Assert.InRange(measured[1] / (double)planned, 0.93, 1.07);
    }
}
