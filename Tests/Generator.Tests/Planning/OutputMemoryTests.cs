using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Planning;

/// <summary>Which outputs are computed where the caller wants them.</summary>
public class OutputMemoryTests
{
    private const string ReadFurtherOn = "[Input(256, 256, 3)] Layer x; [Clip(0, 1), Output] Layer y; [Conv(3, 3, 64)] Layer z;";

    /// <summary>
    /// Winograd's convolution reads whole vectors, past the end of an image of three channels: it must not read the caller's span.
    /// </summary>
    [Fact]
    public void What_is_read_past_its_end_is_not_the_callers()
    {
        Plan plan = NetworkPlanner.Plan(Read.Graph(Source.Network(ReadFurtherOn)), ConvolutionAlgorithm.Winograd6);
        KernelCall[] convolutions = [.. plan.Prediction.Calls.Where(call => call.Kernel is WinogradConvolutionKernel)];
        Assert.NotEmpty(convolutions);
        Assert.All(convolutions, call => Assert.NotEqual(Space.Output, call.Operands[0].Space));
    }
}
