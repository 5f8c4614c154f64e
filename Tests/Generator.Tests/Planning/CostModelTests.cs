using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Planning;

/// <summary>The estimates by which the planner chooses, where docs/performance.md says what they come to.</summary>
public class CostModelTests
{
    public static TheoryData<int> Widths => [16, 8, 4];

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, 0)]
    [InlineData(1, 0, 0)]
    public void More_work_is_estimated_to_take_longer(int rows, int blocks, int channels)
    {
        DirectNhwcKernel small = Kernel(14, 14, 2, 16), large = Kernel(14 + 4 * rows, 14, 2 + blocks, 16 + 8 * channels);
        Assert.True(Least(large) > Least(small));
    }

    /// <summary>No estimate is below two multiply-adds a cycle, which is all that the processor can do.</summary>
    [Theory]
    [InlineData(28, 28, 4, 64)]
    [InlineData(7, 7, 1, 3)]
    [InlineData(1, 8, 5, 400)]
    public void No_estimate_beats_the_processor(int rows, int columns, int blocks, int channels)
    {
        DirectNhwcKernel kernel = Kernel(rows, columns, blocks, channels);
        Assert.True(Least(kernel) >= rows * columns * blocks * channels * 9 / 2.0);
    }

    /// <summary>Sums, and what is loaded beside them, fit the registers; the rows and columns are no more than there are.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void Tiles_fit_the_registers(int lanes)
    {
        RegisterFile registers = Registers(lanes);
        int all = lanes == 16 ? 32 : 16;
        foreach (int columns in new[] { 1, 5, 10, 28, 56 })
        {
            foreach (int blocks in new[] { 1, 2, 3, 8 })
            {
                DirectNhwcTile tile = DirectNhwcTile.Choose(Kernel(columns, columns, blocks, 32), registers);
                Assert.InRange(tile.Accumulators, 1, registers.Accumulators);
                Assert.True(tile.Accumulators + tile.Vectors < all, $"{tile} leaves no register for an input");
                Assert.InRange(tile.Columns, 1, columns);
                Assert.InRange(tile.Rows, 1, columns);
            }
        }
    }

    [Theory]
    // Worth transforming are kernels of several taps over many channels, and large ones with a stride over few; 1x1, and strides in one
    // direction alone, are not.
    [InlineData("[Input(56, 56, 64)] Layer x; [Conv(3, 3, 64, Padding = Padding.Same)] Layer y;", "Winograd6")]
    [InlineData("[Input(14, 14, 512)] Layer x; [Conv(3, 3, 512, Padding = Padding.Same)] Layer y;", "Winograd6")]
    [InlineData("[Input(224, 224, 3)] Layer x; [Conv(3, 3, 64, Padding = Padding.Same)] Layer y;", "Winograd6")]
    [InlineData("[Input(56, 56, 64)] Layer x; [Conv(1, 1, 256)] Layer y;", "DirectNhwc")]
    [InlineData("[Input(56, 56, 64)] Layer x; [Conv(3, 3, 64, Stride = 2)] Layer y;", "Winograd4")]
    [InlineData("[Input(224, 224, 3)] Layer x; [Conv(7, 7, 64, Stride = 2, PaddingAround = 3)] Layer y;", "Winograd6")]
    [InlineData("[Input(227, 227, 3)] Layer x; [Conv(11, 11, 64, Stride = 4)] Layer y;", "Winograd6")]
    [InlineData("[Input(27, 27, 64)] Layer x; [Conv(5, 5, 192, PaddingAround = 2)] Layer y;", "Winograd6")]
    [InlineData("[Input(56, 56, 64)] Layer x; [Conv(3, 3, 128, Stride = 2, PaddingAround = 1)] Layer y;", "Winograd6")]
    [InlineData("[Input(56, 56, 64)] Layer x; [Conv(3, 3, 64, StrideX = 2)] Layer y;", "DirectNhwc")]
    [InlineData("[Input(28, 28, 1)] Layer x; [Conv(5, 5, 6, Padding = Padding.Same)] Layer y;", "DirectNchw")]
    public void Chooses_the_documented_algorithm(string stages, string algorithm)
    {
        (Planner planner, FusedOperation fused) = Convolution(stages, null);
        Assert.Equal(algorithm, ConvolutionChoice.Of(planner, fused).ToString());
    }

    [Fact]
    public void A_forced_algorithm_is_taken_where_it_can_be()
    {
        const string Stages = "[Input(56, 56, 64)] Layer x; [Conv(3, 3, 64, Padding = Padding.Same)] Layer y;";
        ConvolutionAlgorithm[] forced =
            [ConvolutionAlgorithm.DirectNchw, ConvolutionAlgorithm.DirectNhwc, ConvolutionAlgorithm.Winograd4];
        foreach (ConvolutionAlgorithm algorithm in forced)
        {
            (Planner planner, FusedOperation fused) = Convolution(Stages, algorithm);
            Assert.Equal(algorithm, ConvolutionChoice.Of(planner, fused));
        }

        (Planner other, FusedOperation one) =
            Convolution("[Input(56, 56, 64)] Layer x; [Conv(1, 1, 64)] Layer y;", ConvolutionAlgorithm.Winograd6);
        Assert.NotEqual(ConvolutionAlgorithm.Winograd6, ConvolutionChoice.Of(other, one));
    }

    /// <summary>A float is the dearer the farther the cache that holds it, and free in the nearest.</summary>
    [Fact]
    public void Floats_cost_more_from_farther_caches()
    {
        double[] costs = [.. new double[] { 1 << 10, 1 << 16, 1 << 20, 1 << 26 }.Select(CacheCost.CyclesPerFloat)];
        Assert.Equal(0, costs[0]);
        Assert.Equal(costs.Order(), costs);
        Assert.Equal(costs.Length, costs.Distinct().Count());
        Assert.True(CacheCost.PrefetchedCyclesPerFloat(1 << 20) < CacheCost.CyclesPerFloat(1 << 20));
        Assert.Equal(0, CacheCost.FloatsBeyondL2(1 << 10));
        Assert.Equal(1 << 20, CacheCost.FloatsBeyondL2(1 << 20));
    }

    /// <summary>An iteration of a loop is long enough, and its parts are equal where they can be.</summary>
    [Theory]
    [InlineData(16, 28, 1, 1)]
    [InlineData(28, 8, 1, 4)]
    [InlineData(10, 12, 1, 2)]
    [InlineData(10, 25, 5, 5)]
    [InlineData(2, 6, 1, 2)]
    [InlineData(7, 9, 1, 3)]
    public void Loops_are_unrolled_no_further_than_pays(int iterations, int multiplyAdds, int least, int unroll) =>
        Assert.Equal(unroll, MethodBudget.Unroll(iterations, multiplyAdds, least));

    private static double Least(DirectNhwcKernel kernel) => DirectNhwcTile.LeastCycles(kernel, RegisterFile.Avx512);

    private static RegisterFile Registers(int lanes) =>
        new[] { RegisterFile.Avx512, RegisterFile.Avx2, RegisterFile.Portable }.Single(file => file.Lanes == lanes);

    /// <summary>A convolution by 3x3 taps with bias.</summary>
    private static DirectNhwcKernel Kernel(int rows, int columns, int blocks, int channels) => new(
        rows,
        columns,
        blocks,
        channels,
        WindowedInput.Of(new(Row: (columns + 2) * channels, Pixel: channels), Window.One with { Height = 3, Width = 3 }),
        new Epilogue(new Strides(Row: columns * blocks * 16, Pixel: blocks * 16), Bias: true));

    private static (Planner Planner, FusedOperation FusedOperation) Convolution(string stages, ConvolutionAlgorithm? forced)
    {
        NetworkGraph graph = Read.Graph(Source.Network(stages));
        var planner = new Planner(graph, false, 1, new PlannedParameters(graph), new Packing(), new Packing(), forced);
        return (planner, planner.FusedOperations.Single(fused => fused.Main.Operation is ConvolutionOperation));
    }
}
