using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Planning;

/// <summary>How the kernels of a batch normalization meet the samples of a micro-batch.</summary>
public class BatchNormTests
{
    /// <summary>Of large samples each is read while it is in the cache. Small ones are summed together, in single precision.</summary>
    [Theory]
    [InlineData(12, true)]
    [InlineData(3, false)]
    public void Statistics_and_sums_are_taken_sample_by_sample_where_a_sample_is_large(int size, bool isLarge)
    {
        TrainingPrograms training = Plan(size, "BatchNorm, Relu").Training!;
        KernelCall statistics = Assert.Single(training.Forward, call => call.Kernel is BatchNormStatisticsKernel);
        KernelCall sums = Assert.Single(training.Backward, call => call.Kernel is BatchNormSumsKernel);
        foreach (KernelCall call in new[] { statistics, sums })
        {
            Assert.Equal(isLarge ? Granularity.EachSample : Granularity.MicroBatch, call.Kernel.Granularity);
            Assert.Equal(call.Kernel.Operands.Length, call.Operands.Count);

            // All samples lie beside each other: the kernel itself goes from one to the next.
            Assert.True(call.Operands[0].SampleStride > 0);
        }
    }

    [Fact]
    public void Running_averages_need_no_samples()
    {
        KernelCall statistics = Assert.Single(
            Plan(12, "BatchNorm, Frozen, Relu").Training!.Forward, call => call.Kernel is BatchNormStatisticsKernel);
        Assert.Equal(Granularity.MicroBatch, statistics.Kernel.Granularity);
    }

    private static Plan Plan(int size, string operations) => NetworkPlanner.Plan(Read.Graph(Source.Network(
        $"[Input({size}, {size}, 3)] Layer x; [Conv(1, 1, 20), {operations}] Layer a; [Dense(2), SoftmaxCrossEntropy] Layer scores;")));
}
