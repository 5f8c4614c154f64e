using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Planning;

/// <summary>Which buffers are set to zero, and how often.</summary>
public class ClearingTests
{
    /// <summary>These share their memory with others, have borders that no kernel writes, and begin with zeros anyway.</summary>
    [Theory]
    [InlineData("[PadChannels(8), Conv(3, 3, 4, Padding = Padding.Same)] Layer p;")]
    [InlineData("[Slice(2, 3), Conv(3, 3, 4, Padding = Padding.Same)] Layer p;")]
    public void What_an_operation_clears_is_not_cleared_before(string stage)
    {
        Plan plan = NetworkPlanner.Plan(Read.Graph(Source.Network(
            $"[Input(99, 99, 3)] Layer x; [Conv(3, 3, 8), Relu] Layer c; {stage} [Dense(2), SoftmaxCrossEntropy] Layer d;")));
        foreach (IReadOnlyList<KernelCall> calls in new[] { plan.Prediction.Calls, plan.Training!.Forward, plan.Training.Backward })
        {
            Operand[] cleared = [.. calls.Where(call => call.Kernel is ClearKernel).Select(call => call.Operands[0])];
            Assert.Equal(cleared.Distinct(), cleared);
        }
    }
}
