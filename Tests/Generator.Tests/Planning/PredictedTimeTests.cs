using Unroll.Generator.Graph;
using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Planning;

/// <summary>
/// What predicted times are made of, computed by hand: the work of a kernel in cycles of tiles and in vector instructions.
/// </summary>
public class PredictedTimeTests
{
    private static readonly Strides None = new(Row: 0, Pixel: 0);

    /// <summary>
    /// Ten inputs and one block of 16 outputs. With 16 lanes it is one vector with eight sums: ten inputs of two loads, two loads a cycle,
    /// and 15 + 8 cycles around them. With 8 lanes it is two vectors with four sums each: ten inputs of three loads.
    /// </summary>
    [Theory]
    [InlineData(16, 10 * 1 + 15 + 8)]
    [InlineData(8, 10 * 1.5 + 15 + 8)]
    public void A_dense_layer_loads_its_weights(int lanes, double cycles) =>
        Assert.Equal(new KernelWork(cycles), Work(new DenseKernel(10, 1, new Epilogue(None)), lanes));

    /// <summary>
    /// Ten channels, 28 pixels and 16 filters, which are one tile of 16 lanes: of each channel 28 inputs and a vector of weights are
    /// loaded, two a cycle, and 28 sums are stored behind 15 cycles.
    /// </summary>
    [Fact]
    public void A_convolution_loads_the_inputs_and_weights_of_its_tiles()
    {
        var kernel = new DirectNhwcKernel(
            Rows: 1, Columns: 28, Blocks: 1, Channels: 10, WindowedInput.Of(new(Row: 280, Pixel: 10), Window.One),
            new Epilogue(new(Row: 448, Pixel: 16)));
        Assert.Equal(new KernelWork(10 * (28 + 1) / 2.0 + 15 + 28), Work(kernel, 16));
    }

    /// <summary>Four windows of four elements in 16 channels: three instructions an element, four a window, for each vector.</summary>
    [Theory]
    [InlineData(16, 1)]
    [InlineData(8, 2)]
    public void A_pooling_reads_every_element_of_every_window(int lanes, int vectors)
    {
        Window window = Window.One with { Height = 2, Width = 2, StrideY = 2, StrideX = 2 };
        var kernel = new PoolKernel(
            new(PoolFunction.Max, window, InputRows: 4, InputColumns: 4, Rows: 2, Columns: 2, Blocks: 1), None, None);
        Assert.Equal(new KernelWork(0, vectors * (3 * 16 + 4 * 4)), Work(kernel, lanes));
    }

    /// <summary>784 floats side by side are 49 vectors, each loaded and stored.</summary>
    [Fact]
    public void A_copy_loads_and_stores() => Assert.Equal(
        new KernelWork(0, 2 * 49 + 2), Work(new CopyKernel(28, 28, 1, new(28, 1), new(28, 1), Accumulate: false), 16));

    /// <summary>What is read again before the caches are full is free in the first one.</summary>
    [Fact]
    public void Floats_come_from_the_nearest_cache_that_holds_them()
    {
        Assert.Equal(default, CacheTraffic.Of(100, 1000));
        Assert.Equal(new CacheTraffic(100, 0, 0), CacheTraffic.Of(100, 100_000));
        Assert.Equal(new CacheTraffic(0, 100, 0), CacheTraffic.Of(100, 1_000_000));
        Assert.Equal(new CacheTraffic(0, 0, 100), CacheTraffic.Of(100, 100_000_000));
    }

    [Theory]
    [InlineData("[Input(100)] Layer x; [Dense(10)] Layer y;", "[Input(100)] Layer x; [Dense(40)] Layer y;")]
    [InlineData("[Input(100)] Layer x; [Dense(10)] Layer y;", "[Input(300)] Layer x; [Dense(10)] Layer y;")]
    [InlineData("[Input(9, 9, 16)] Layer x; [Conv(3, 3, 16)] Layer y;", "[Input(9, 9, 16)] Layer x; [Conv(3, 3, 64)] Layer y;")]
    [InlineData("[Input(9, 9, 16)] Layer x; [Conv(3, 3, 16)] Layer y;", "[Input(40, 40, 16)] Layer x; [Conv(3, 3, 16)] Layer y;")]
    [InlineData("[Input(8, 8, 3)] Layer x; [MaxPool(2)] Layer y;", "[Input(32, 32, 3)] Layer x; [MaxPool(2)] Layer y;")]
    [InlineData("[Input(64)] Layer x; [Relu] Layer y;", "[Input(64)] Layer x; [Tanh] Layer y;")]
    public void More_work_is_predicted_to_take_longer(string less, string more)
    {
        foreach (RegisterFile registers in ReferenceProcessor.Registered)
            Assert.True(Predicted(more, registers).Cycles > Predicted(less, registers).Cycles);
    }

    /// <summary>All cycles belong to a field, those of a block to the field that uses it.</summary>
    [Fact]
    public void The_fields_take_all_of_the_time()
    {
        const string Net = "using Unroll; [Block] class Part { [Conv(3, 3, 16)] Layer a; [Tanh] Layer b; } "
            + "[Network] partial class Net { [Input(9, 9, 3)] Layer x; [Block<Part>] Layer y; [Dense(4)] Layer z; }";
        PredictedTime time = PredictedTime.Of(NetworkPlanner.Plan(Read.Graph(Net)), RegisterFile.Avx512);
        Assert.Equal(["y", "z"], time.OfFields.Keys.Except(["x"]).Order());
        Assert.Equal(["y.a", "y.b", "z"], time.OfStages.Keys.Except(["x"]).Order());
        Assert.Equal(time.Cycles, time.OfFields.Values.Sum(), 6);
    }

    /// <summary>
    /// Every kernel has a time, but those of training: gradients, losses, the statistics of normalizations, dropout. The transform of tiles
    /// is a part of a convolution's.
    /// </summary>
    [Fact]
    public void Every_kernel_of_predictions_has_a_time()
    {
        string[] training =
            ["BatchNormStatisticsKernel", "BatchNormSumsKernel", "DropoutKernel", "ScoreKernel", "WinogradTransformKernel"];
        Assert.Equal([], Implementations.TypesOf(typeof(Kernel)).Except(KernelTime.KernelTypes)
            .Select(kernel => kernel.Name).Except(training)
            .Where(name => !name.Contains("Gradient", StringComparison.Ordinal)));
    }

    private static PredictedTime Predicted(string stages, RegisterFile registers) =>
        PredictedTime.Of(NetworkPlanner.Plan(Read.Graph(Source.Network(stages))), registers);

    private static KernelWork Work(Kernel kernel, int lanes) =>
        KernelTime.WorkOf(kernel, ReferenceProcessor.Registered.Single(file => file.Lanes == lanes));
}
