using System.Globalization;
using System.Numerics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Analysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;
using Layout = Unroll.Generator.Planning.Layout;
using Plan = Unroll.Generator.Planning.Plan;

namespace Unroll.Generator.Tests.Planning;

/// <summary>Whatever the extents: a plan whose memory can be addressed, by numbers of any length, or a diagnostic.</summary>
public class SizesTests
{
    [Theory]
    [InlineData("[Input(8192, 8192, 4)] Layer x; [Conv(3, 3, 64)] Layer {|UNR0108:c|}; [MaxPool(64), GlobalAvgPool, Dense(2)] Layer y;",
        true)]
    [InlineData("[Input(1, 1, 134217728)] Layer x; [Conv(1, 1, 1)] Layer {|UNR0108:c|};", false)]
    public async Task What_cannot_be_addressed_is_marked_with_its_size(string stages, bool graph)
    {
        var diagnostics = await Markup.Verify(graph
            ? Source.Network(stages.Replace("{|UNR0108:c|}", "c").Replace("[Conv(3", "[{|UNR0108:Conv|}(3"))
            : Source.Network(stages));
        Assert.Contains("'c': ", Assert.Single(diagnostics).GetMessage(CultureInfo.InvariantCulture));
        Assert.Matches("would have [0-9,]{11,} floats, but at most [0-9,]+ are possible",
            diagnostics[0].GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("[Input(12000, 12000, 1)] Layer x; [MaxPool(3)] Layer y;")]
    [InlineData("[Input(12000, 12000, 1)] Layer x; [MaxPool(3)] Layer y; [DepthwiseConv(3, 3)] Layer z;")]
    [InlineData("[Input(12000, 12000, 1)] Layer x; [DepthwiseConv(3, 3)] Layer y;")]
    [InlineData("[Input(8192, 8192, 1)] Layer x; [BatchNorm] Layer y;")]
    [InlineData("[Input(8, 8, 32768)] Layer x; [Conv(1, 1, 65536, Groups = 32768)] Layer y;")]
    [InlineData("[Input(134217728, 1, 1)] Layer x; [Conv(3, 1, 1), Relu] Layer y;")]
    [InlineData("[Input(1, 134217728, 1)] Layer x; [Conv(1, 3, 1), Relu] Layer y;")]
    [InlineData("[Input(16384, 16384, 1)] Layer x; [Relu, MeanSquaredError] Layer y;")]
    [InlineData("[Input(4, 4, 1)] Layer x; [Conv(2, 2, 1, Dilation = 40000, PaddingAround = 39999)] Layer y;")]
    [InlineData("[Input(4, 4, 1)] Layer x; [Conv(3, 3, 1, Stride = 2147483647)] Layer y; [Dense(2), SoftmaxCrossEntropy] Layer z;")]
    [InlineData("[Input(4, 4, 1)] Layer x; [Conv(1, 1, 1, Dilation = 2147483647), MaxPool(2, Stride = 2147483647)] Layer y; "
        + "[Dense(2), SoftmaxCrossEntropy] Layer z;")]
    public void Large_values_are_planned_or_told(string stages) => Check(Source.Network(stages));

    [Theory]
    [InlineData("[MaxPool(2)] Layer y;")]
    [InlineData("[MaxPool(3, Stride = 1, PaddingAround = 1)] Layer y; [AvgPool(2), Relu] Layer z;")]
    [InlineData("[Relu] Layer y; [Add(nameof(x), nameof(y)), Tanh] Layer z;")]
    [InlineData("[BatchNorm, Relu] Layer y; [MaxPool(2)] Layer z;")]
    [InlineData("[DepthwiseConv(3, 3, Padding = Padding.Same), Relu] Layer y; [MaxPool(4)] Layer z;")]
    [InlineData("[Conv(3, 3, 1, Padding = Padding.Same), BatchNorm, Relu] Layer y; [AvgPool(3, Stride = 2)] Layer z;")]
    public void Few_channels_are_not_filled_up(string stages)
    {
        NetworkGraph graph = Read.Graph(Source.Network($"[Input(4096, 4096, 1)] Layer x; {stages}"));
        long values = graph.Nodes.Sum(node => (long)node.Shape.Length),
            callers = graph.Inputs.Concat(graph.Outputs).Sum(node => (long)node.Shape.Length);
        int arena = NetworkPlanner.Plan(graph).Prediction.ArenaLength;
        Assert.True(arena + callers <= 2.5 * values, $"{arena:N0} + {callers:N0} floats for {values:N0}");

        NetworkGraph scored = Read.Graph(
            Source.Network($"[Input(4096, 4096, 1)] Layer x; {stages} [GlobalAvgPool, Dense(1), MeanSquaredError] Layer scored;"));
        TrainingPrograms training = NetworkPlanner.Plan(scored).Training!;
        Assert.Equal(1, training.MicroBatch);
        Assert.True(training.ArenaLength <= 2.5 * 2 * values, $"{training.ArenaLength:N0} floats to train {values:N0}");
    }

    [Fact]
    public void Layouts_are_as_long_as_numbers_of_any_length_say()
    {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++)
        {
            var kind = (LayoutKind)random.Next(3);
            Shape shape = Shape.Spatial(Extent(random, 14), Extent(random, 14), Extent(random, 10));
            Halo halo = random.Next(2) == 0
                ? default
                : new(Extent(random, 8) - 1, Extent(random, 8) - 1, Extent(random, 8) - 1, Extent(random, 8) - 1);
            (int stepY, int stepX) = (
                kind != LayoutKind.Nchw && shape.Height > 1 && random.Next(2) == 0 ? Extent(random, 6) : 1,
                kind != LayoutKind.Nchw && random.Next(2) == 0 ? Extent(random, 6) : 1);
            BigInteger rows = halo.Top + ((BigInteger)shape.Height - 1) * stepY + 1 + halo.Bottom,
                columns = ((BigInteger)shape.Width - 1) * stepX + 1;
            BigInteger pixel = kind == LayoutKind.NhwcPadded ? RoundUp(shape.Channels) : shape.Channels;
            BigInteger wanted = kind == LayoutKind.Nchw
                ? rows * RoundUp(halo.Left + BigInteger.Max(RoundUp(columns), columns + halo.Right)) * shape.Channels
                : RoundUp(rows * (halo.Left + columns + halo.Right) * pixel);
            if (wanted > TooLargeException.Most)
            {
                TooLargeException told = Assert.Throws<TooLargeException>(() => Layout.Create(kind, shape, halo, stepY, stepX));
                Assert.Equal((double)wanted, told.Floats, 1e-9 * (double)wanted);
                continue;
            }

            Layout layout = Layout.Create(kind, shape, halo, stepY, stepX);
            Assert.Equal(wanted, layout.Size);
            Contains(layout);
        }
    }

    [Fact]
    public void Networks_of_any_extents_are_planned_or_told()
    {
        var random = new Random(11);
        int planned = 0;
        for (int i = 0; i < 150; i++)
            planned += Check(Source.Network(Draw(random))) == true ? 1 : 0;
        Assert.InRange(planned, 20, 149);
    }

    /// <summary>The gradient spread by the stride would have 2^32 floats; by col2im nothing is spread.</summary>
    [Fact]
    public void A_large_strided_convolution_learns_by_col2im() => Assert.True(Check(Source.Network(
        "[Input(2048, 2048, 3)] Layer x; [BatchNorm] Layer n; [Conv(16, 16, 1024, Stride = 16)] Layer c; "
        + "[GlobalAvgPool, Dense(2), SoftmaxCrossEntropy] Layer y;")));

    /// <summary>
    /// Networks of usual sizes are never planned for an edit: VGG-16, which has the most weights of the classic ones, and a
    /// stem like that of ResNet.
    /// </summary>
    [Fact]
    public void Usual_networks_fit_surely()
    {
        string Conv(string name, int filters, string settings) =>
            $"[Conv(3, 3, {filters}, Padding = Padding.Same{settings}), Relu] Layer {name};";
        string vgg = "[Input(224, 224, 3)] Layer x;"
            + string.Concat(new[] { (2, 64), (2, 128), (3, 256), (3, 512), (3, 512) }.Select(((int Count, int Filters) part, int index) =>
                string.Concat(Enumerable.Range(0, part.Count).Select(conv => Conv($"c{index}_{conv}", part.Filters, "")))
                + $"[MaxPool(2)] Layer p{index};"))
            + "[Dense(4096), Relu] Layer d1; [Dense(4096), Relu] Layer d2; [Dense(1000), SoftmaxCrossEntropy] Layer scores;";
        string stem = "[Input(224, 224, 3)] Layer x; "
            + "[Conv(7, 7, 64, Stride = 2, Padding = Padding.Same), Relu] Layer a; [MaxPool(3, Stride = 2)] Layer b;"
            + string.Concat(Enumerable.Range(0, 8).Select(conv => Conv($"c{conv}", 512, conv == 0 ? ", Stride = 2" : "")))
            + "[GlobalAvgPool, Dense(1000), SoftmaxCrossEntropy] Layer scores;";
        foreach (string source in new[] { vgg, stem })
            Assert.True(SizeEstimate.FitsSurely(NetworkBinder.Build(Read.Spec(Source.Network(source))).Graph!), source);
    }

    /// <summary>True where it is planned, false where it is too large, null where the graph is wrong already.</summary>
    private static bool? Check(string source)
    {
        NetworkSpec spec = Read.Spec(source);
        GraphResult result = NetworkBinder.Build(spec);
        if (result.Graph is not { } graph)
        {
            Assert.All(result.Problems, problem => Assert.NotEqual("UNR0001", problem.Id));
            return null;
        }

        Plan plan;
        try
        {
            plan = NetworkPlanner.Plan(graph);
        }
        catch (TooLargeException tooLarge)
        {
            Assert.True(tooLarge.Floats > TooLargeException.Most, $"{tooLarge.What}: {tooLarge.Floats}\n{source}");
            Assert.NotNull(tooLarge.Stage);
            Assert.False(SizeEstimate.FitsSurely(graph), source);
            Assert.Equal("UNR0108", PlannedSizes.ProblemOf(spec, graph)?.Id);
            return false;
        }

        Assert.Null(PlannedSizes.ProblemOf(spec, graph));
        Check(plan.Prediction.Calls, 1, plan.Prediction.Arena);
        if (plan.PredictionBatch is { } batch)
            Check(batch.Calls, batch.Samples, batch.Arena);
        if (plan.Training is { } training)
            Check([.. training.Forward, .. training.Backward], training.MicroBatch, training.Arena);
        foreach (Packing packing in new[] { plan.Folded, plan.Forward, plan.Backward })
        {
            BigInteger end = 0;
            foreach (PackedTensor tensor in packing.Tensors)
            {
                Assert.Equal(end, tensor.Target);
                end += tensor.Length;
            }

            Assert.Equal(end, packing.Length);
        }

        BigInteger parameters = 0;
        foreach (PlacedParameter placed in plan.Parameters.Placed.OrderBy(placed => placed.Offset))
        {
            Assert.Equal(parameters, placed.Offset);
            parameters += RoundUp(placed.Parameter.Dimensions.Aggregate(BigInteger.One, (product, extent) => product * extent));
        }

        Assert.Equal(parameters, plan.Parameters.Length);

        // What is written multiplies, too.
        Assert.NotEmpty(Unroll.Generator.Emission.NetworkEmitter.Emit(NetworkClass.Of(spec), plan));
        return true;
    }

    private static void Check(IEnumerable<KernelCall> calls, int samples, PlacedArena arena)
    {
        foreach (PlacedBuffer buffer in arena.Buffers)
        {
            Contains(buffer.Layout);
            Assert.True(
                buffer.Offset >= 0 && buffer.Length >= buffer.Layout.Size && (BigInteger)buffer.Offset + buffer.Length <= arena.Length,
                $"{buffer}");
            Assert.DoesNotContain(arena.Buffers, other => other != buffer
                && other.FirstCall <= buffer.LastCall && buffer.FirstCall <= other.LastCall
                && other.Offset < (BigInteger)buffer.Offset + buffer.Length && buffer.Offset < (BigInteger)other.Offset + other.Length);
        }

        // Every place lies in a buffer, those of all samples in the same.
        foreach (Operand operand in calls.SelectMany(call => call.Operands).Where(operand => operand.Space == Space.Arena))
        {
            BigInteger last = operand.Start + (BigInteger)operand.SampleStride * (samples - 1);
            Assert.Contains(arena.Buffers, buffer => operand.Start >= buffer.Offset && last < (BigInteger)buffer.Offset + buffer.Length);
        }
    }

    private static void Contains(Layout layout)
    {
        BigInteger last = layout.First + ((BigInteger)layout.Height - 1) * layout.RowStride
            + ((BigInteger)layout.Width - 1) * layout.PixelStride
            + ((BigInteger)layout.Channels - 1) * layout.ChannelStride;
        Assert.True(layout.First >= 0 && last < layout.Size, $"{layout}: the last element lies at {last}");
        Assert.True(layout.Size >= layout.Shape.Length);
    }

    private static BigInteger RoundUp(BigInteger length) => (length + 15) / 16 * 16;

    /// <summary>An extent whose logarithm is even.</summary>
    private static int Extent(Random random, int bits) => Math.Max(1, (int)Math.Pow(2, random.NextDouble() * bits));

    private static string Draw(Random random)
    {
        int channels = Extent(random, random.Next(2) == 0 ? 2 : 10), height = Extent(random, 14);
        int width = (int)Math.Max(1, Math.Min(1 << 20, Math.Pow(2, 12 + random.NextDouble() * 17) / height / channels));
        string Window() => $"{Extent(random, 4)}, {Extent(random, 4)}";
        string Settings() => random.Next(4) switch
        {
            0 => ", Padding = Padding.Same",
            1 => $", Stride = {Extent(random, 5)}, Padding = Padding.Same",
            2 => $", Dilation = {Extent(random, 8)}, Padding = Padding.Same",
            _ => "",
        };
        string stages = $"[Input({height}, {width}, {channels})] Layer x;\n";
        for (int i = 0; i < 3; i++)
        {
            string frozen = random.Next(3) == 0 ? ", Frozen" : "";
            stages += random.Next(11) switch
            {
                0 => $"[Conv({Window()}, {Extent(random, 8)}{Settings()}), Relu{frozen}]",
                1 => $"[Conv(1, 1, {Extent(random, 8) * channels}, Groups = {channels})]",
                2 => $"[DepthwiseConv({Window()}{Settings()}){frozen}]",
                3 => $"[MaxPool({Extent(random, 3)})]",
                4 => $"[AvgPool({Window()}, Stride = {Extent(random, 3)}, Padding = Padding.Same)]",
                5 => "[BatchNorm, Relu]",
                6 => $"[Conv(3, 3, {Extent(random, 6)}, Padding = Padding.Same), BatchNorm]",
                7 => "[Tanh]",
                8 => $"[AdaptiveAvgPool({Extent(random, 5)})]",
                9 => "[Softmax]",
                _ => "[Dropout(0.5f)]",
            } + $" Layer s{i};\n";
        }

        return stages + random.Next(3) switch
        {
            0 => "[GlobalAvgPool, Dense(2), SoftmaxCrossEntropy] Layer y;",
            1 => "[Relu, MeanSquaredError] Layer y;",
            _ => "[GlobalAvgPool] Layer y;",
        };
    }
}
