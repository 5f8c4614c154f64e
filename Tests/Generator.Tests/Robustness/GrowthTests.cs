using System.Text;
using Unroll.Generator.Emission;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Robustness;

/// <summary>
/// The compiler's work grows with the stages and not with the extents. Counted in bytes that it allocates, for a clock would measure the
/// machine: twice the stages may take three times as many.
/// </summary>
public class GrowthTests
{
    [Theory]
    [InlineData("dense")]
    [InlineData("relu")]
    [InlineData("dropout")]
    [InlineData("convolution")]
    [InlineData("normalization")]
    [InlineData("frozen residual")]
    [InlineData("sum of itself")]
    [InlineData("concatenation")]
    [InlineData("shared")]
    [InlineData("outputs")]
    [InlineData("losses")]
    [InlineData("doubling blocks")]
    [InlineData("deep blocks")]
    public void Work_grows_with_the_stages(string kind)
    {
        (int small, int large) = kind is "doubling blocks" ? (7, 8)
            : kind is "deep blocks" ? (15, 30)
            : kind == "outputs" ? (60, 120)
            : (120, 240);
        Work(Chain(kind, 5));
        long few = Work(Chain(kind, small)).Bytes, many = Work(Chain(kind, large)).Bytes;
        Assert.True(many < 3 * few, $"{small}: {few:N0} bytes, {large}: {many:N0} bytes");
    }

    [Fact]
    public void Residual_blocks_that_are_frozen_take_no_more_than_others()
    {
        Work(Chain("frozen residual", 5));
        long frozen = Work(Chain("frozen residual", 40)).Bytes, learning = Work(Chain("frozen residual", 40).Replace(", Frozen", "")).Bytes;
        Assert.True(frozen < learning, $"{frozen:N0} bytes, {learning:N0} where they learn");
    }

    [Theory]
    [InlineData("[Conv(3, 3, 1)] Layer y;")]
    [InlineData("[Conv(3, 3, 1), Relu, MaxPool(2)] Layer y; [GlobalAvgPool, Dense(1), MeanSquaredError] Layer z;")]
    [InlineData("[Conv(3, 3, 1, Stride = 2), Relu] Layer y; [GlobalAvgPool, Dense(1), MeanSquaredError] Layer z;")]
    [InlineData("[AvgPool(3, Stride = 2, PaddingAround = 1)] Layer y; [GlobalAvgPool, Dense(1), MeanSquaredError] Layer z;")]
    [InlineData("[AdaptiveAvgPool(7)] Layer y; [Dense(1), MeanSquaredError] Layer z;")]
    [InlineData("[Pad(2, Mode = PadMode.Reflect), Crop(0, 1, 2, 3)] Layer y; [GlobalAvgPool, Dense(1), MeanSquaredError] Layer z;")]
    [InlineData("[Upsample(2)] Layer y; [GlobalAvgPool, Dense(1), MeanSquaredError] Layer z;")]
    [InlineData("[Upsample(2, Mode = Interpolation.Bicubic)] Layer y; [GlobalAvgPool, Dense(1), MeanSquaredError] Layer z;")]
    [InlineData("[BatchNorm, Relu] Layer y; [GlobalAvgPool, Dense(1), MeanSquaredError] Layer z;")]
    [InlineData("[DepthwiseConv(3, 3, Padding = Padding.Same)] Layer y; [GlobalAvgPool, Dense(1), MeanSquaredError] Layer z;")]
    public void Work_does_not_grow_with_the_extents(string stages)
    {
        string Of(int extent) => Source.Network($"[Input({extent}, {extent}, 1)] Layer x; {stages}");
        Work(Of(64));
        (long bytes, long text) = Work(Of(500));
        (long manyBytes, long manyText) = Work(Of(4000));
        Assert.True(manyBytes < 2 * bytes && manyText < 2 * text,
            $"500: {bytes:N0} bytes, {text:N0} letters; 4000: {manyBytes:N0} bytes, {manyText:N0} letters");
    }

    [Theory]
    [InlineData("[Input(401, 401, 1)] Layer x; [AvgPool(401, Stride = 1, PaddingAround = 400)] Layer y;")]
    [InlineData("[Input(401, 401, 3)] Layer x; [MaxPool(401, Stride = 1, PaddingAround = 400)] Layer y; "
        + "[GlobalAvgPool, Dense(1), MeanSquaredError] Layer z;")]
    [InlineData("[Input(1000, 1000, 1)] Layer x; [AdaptiveAvgPool(999)] Layer y; [GlobalAvgPool, Dense(1), MeanSquaredError] Layer z;")]
    [InlineData("[Input(16384, 16384, 1)] Layer x; [Conv(3, 3, 1)] Layer y;")]
    public void Windows_of_many_kinds_take_little_code(string stages)
    {
        (long bytes, long text) = Work(Source.Network(stages));
        Assert.True(bytes < 20_000_000 && text < 1_000_000, $"{bytes:N0} bytes, {text:N0} letters");
    }

    [Fact]
    public void Comparing_networks_of_doubling_blocks_takes_no_longer_than_reading_them()
    {
        // 2^30 stages, if anybody counted.
        NetworkSpec first = Read.Spec(Doubling(30)), second = Read.Spec(Doubling(30));
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.Equal("UNR0226", Assert.Single(NetworkBinder.Build(first).Problems).Id);
    }

    /// <summary>The bytes that are allocated and the letters that are written.</summary>
    private static (long Bytes, long Text) Work(string source)
    {
        NetworkSpec spec = Read.Spec(source);
        long before = GC.GetAllocatedBytesForCurrentThread();
        GraphResult result = NetworkBinder.Build(spec);
        Assert.Empty(result.Problems.Select(problem => problem.ToString()));
        long text = NetworkEmitter.Emit(NetworkClass.Of(spec), NetworkPlanner.Plan(result.Graph!)).Sum(file => (long)file.Source.Length);
        return (GC.GetAllocatedBytesForCurrentThread() - before, text);
    }

    private static string Chain(string kind, int stages)
    {
        if (kind == "doubling blocks")
            return Doubling(stages);
        if (kind == "deep blocks")
            return Doubling(stages).Replace(" Layer a; [Block<", " Layer a; /* [Block<").Replace(" Layer b; }", " Layer b; */ }");
        StringBuilder text = new("[Input(4, 4, 4)] Layer x; [Conv(1, 1, 4)] Layer s0;");
        for (int i = 1; i <= stages; i++)
        {
            string above = $"s{i - 1}";
            text.Append(kind switch
            {
                "dense" => $"[Dense(8), Relu] Layer s{i};",
                "relu" => $"[Relu] Layer s{i};",
                "dropout" => $"[Dropout(0.1f)] Layer s{i};",
                "convolution" => $"[Conv(3, 3, 4, Padding = Padding.Same), Relu] Layer s{i};",
                "normalization" => $"[Conv(1, 1, 4, Bias = false), BatchNorm, Relu] Layer s{i};",
                "frozen residual" =>
                    $"[Conv(3, 3, 4, Padding = Padding.Same), Relu, Conv(3, 3, 4, Padding = Padding.Same), Add(nameof({above})), "
                    + $"Relu, Frozen] Layer s{i};",
                "sum of itself" => $"[Add(nameof({above}), nameof({above}))] Layer s{i};",
                "concatenation" => $"[Conv(1, 1, 4)] Layer c{i}; [Add(nameof({above}), nameof(c{i})), MaxPool(1)] Layer s{i};",
                "shared" => $"[Conv(1, 1, 4, SharedWith = nameof(s0))] Layer s{i};",
                "outputs" => $"[Relu(From = nameof({above}))] Layer s{i}; [GlobalAvgPool, Dense(2)] Layer o{i};",
                _ => $"[Relu(From = nameof({above}))] Layer s{i}; [GlobalAvgPool, Dense(2), MeanSquaredError] Layer o{i};",
            });
            text.Append('\n');
        }

        return Source.Network(text + $"[Dense(2, From = nameof(s{stages})), SoftmaxCrossEntropy] Layer z;");
    }

    private static string Doubling(int levels)
    {
        StringBuilder text = new("[Block] public partial class B0 { [Dense(8), Relu] Layer a; }\n");
        for (int i = 1; i <= levels; i++)
            text.Append($"[Block] public partial class B{i} {{ [Block<B{i - 1}>] Layer a; [Block<B{i - 1}>] Layer b; }}\n");
        return Source.Network($"[Input(8)] Layer x; [Block<B{levels}>] Layer y; [Dense(2), SoftmaxCrossEntropy] Layer z;") + text;
    }
}
