using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Planning;

/// <summary>Where a 1x1 convolution of a prediction reads channels of several values where they lie.</summary>
public class ChannelGatheringTests
{
    [Fact]
    public void Nothing_is_copied_between_units_that_shuffle_their_channels()
    {
        Plan plan = PlanOf(
            """
            [Conv(1, 1, 40)] Layer a;
            [Slice(0, 20)] Layer kept;
            [Slice(20, 20, From = nameof(a)), Conv(1, 1, 20), DepthwiseConv(3, 3, Padding = Padding.Same), Conv(1, 1, 20)] Layer b;
            [Concat(nameof(kept), nameof(b)), ChannelShuffle(2)] Layer c;
            [Slice(0, 20)] Layer left;
            [Slice(20, 20, From = nameof(c)), Conv(1, 1, 20)] Layer d;
            [Concat(nameof(left), nameof(d)), ChannelShuffle(2), Conv(1, 1, 16)] Layer e;
            """);
        Assert.Empty(Copies(plan));
        Assert.Equal([1, 2, 3], plan.Prediction.Calls.Select(call => call.Kernel).OfType<DirectNhwcKernel>()
            .Select(kernel => kernel.Runs.Count).Where(runs => runs > 0));
        Assert.Contains(plan.Training!.Forward, call => call is { Kernel: CopyKernel, Stage: "c" });
    }

    /// <summary>What another operation reads is made in one step: a copy for each run of channels that there are.</summary>
    [Theory]
    [InlineData("[Slice(4, 32)] Layer b; [ChannelShuffle(2), Tanh, Conv(1, 1, 16)] Layer c;", 2)]
    [InlineData("[ChannelShuffle(20), Conv(1, 1, 16)] Layer b;", 1)]
    [InlineData("[Slice(4, 32), Conv(3, 3, 16)] Layer b;", 1)]
    [InlineData("[Slice(4, 32), Conv(1, 1, 16, Stride = 2)] Layer b;", 1)]
    [InlineData("[Slice(4, 32), Conv(1, 1, 16, Groups = 2)] Layer b;", 1)]
    [InlineData("[Slice(4, 32), Output] Layer b; [Conv(1, 1, 16)] Layer c;", 1)]
    public void Others_read_a_copy(string stages, int copies) =>
        Assert.Equal(copies, Copies(PlanOf("[Conv(1, 1, 40)] Layer a; " + stages)).Count());

    private static IEnumerable<KernelCall> Copies(Plan plan) =>
        plan.Prediction.Calls.Where(call => call.Kernel is CopyKernel && call.Stage != "scores");

    private static Plan PlanOf(string stages) => NetworkPlanner.Plan(Read.Graph(Source.Network(
        $"[Input(8, 8, 3)] Layer x; {stages} [Dense(2), SoftmaxCrossEntropy] Layer scores;")));
}
