namespace Unroll.Vision.Tests.Style;

public sealed class StyleTransferTests
{
    private static readonly Picture Shown = Random(20, 15, 100, 150, 1), Painting = Random(16, 12, 0, 256, 2);

    [Theory]
    [InlineData(StyleOptimizer.Lbfgs, 20)]
    [InlineData(StyleOptimizer.Adam, 60)]
    public void The_picture_gets_the_style_and_keeps_the_content(StyleOptimizer optimizer, int iterations)
    {
        List<StyleProgress> reports = Paint(new StyleOptions { Optimizer = optimizer, Iterations = iterations }, out _);

        IEnumerable<int> expected = Enumerable.Range(0, (iterations / 10) + 1).Select(report => 10 * report);
        Assert.Equal(expected, reports.Select(report => report.Iteration));
        Assert.Equal((0, 1, 1), (reports[0].Content, Math.Round(reports[0].Style, 5), Math.Round(reports[0].Variation, 5)));
        Assert.True(reports[^1].Style < 0.2 && reports[^1].Content < 1, $"{reports[^1]}");
    }

    [Fact]
    public void Without_weight_of_style_noise_becomes_the_content()
    {
        var options = new StyleOptions { StyleWeight = 0, Smoothness = 0, Start = StyleStart.Noise, Iterations = 30 };
        List<StyleProgress> reports = Paint(options, out _);

        Assert.True(reports[^1].Content < 0.05 * reports[0].Content, $"{reports[0]} {reports[^1]}");
    }

    [Fact]
    public void More_smoothness_makes_a_smoother_picture()
    {
        double Variation(float smoothness) => Paint(new StyleOptions { Smoothness = smoothness, Iterations = 20 }, out _)[^1].Variation;

        Assert.True(Variation(20) < 0.5 * Variation(0));
    }

    [Fact]
    public void Equal_calls_give_equal_pictures_and_other_seeds_other_ones()
    {
        var options = new StyleOptions { Start = StyleStart.Noise, Iterations = 10 };
        Paint(options, out Picture first);
        Paint(options, out Picture second);
        Paint(options with { Seed = 2 }, out Picture third);

        Assert.Equal(first.Pixels.ToArray(), second.Pixels.ToArray());
        Assert.NotEqual(first.Pixels.ToArray(), third.Pixels.ToArray());
    }

    /// <summary>I and Q of YIQ are the same where red, green and blue change alike.</summary>
    [Fact]
    public void Kept_colors_are_those_of_the_content()
    {
        Paint(new StyleOptions { Iterations = 10, First = Shown }, out Picture free);
        Paint(new StyleOptions { Iterations = 10, First = Shown, KeepColors = true }, out Picture kept);
        Paint(new StyleOptions { Iterations = 10, StyleWeight = 0, ContentWeight = 0, Smoothness = 0 }, out Picture content);

        Assert.NotEqual(free.Pixels.ToArray(), kept.Pixels.ToArray());
        for (int i = 0; i < kept.Pixels.Length; i += 3)
        {
            ReadOnlySpan<byte> now = kept.Pixels.Slice(i, 3), then = content.Pixels.Slice(i, 3);
            if (now.IndexOfAny((byte)0, (byte)255) >= 0)
                continue;   // cut off at black or white
            Assert.InRange(now[0] - now[1] - (then[0] - then[1]), -2, 2);
            Assert.InRange(now[1] - now[2] - (then[1] - then[2]), -2, 2);
        }
    }

    [Theory]
    [InlineData(StyleOptimizer.Lbfgs)]
    [InlineData(StyleOptimizer.Adam)]
    public void What_is_stopped_returns_what_it_has(StyleOptimizer optimizer)
    {
        using var source = new CancellationTokenSource();
        using var network = new TinyStyle(seed: 1);
        using var transfer = new StyleTransfer(network, (picture, f) => network.Predict(picture, f[0], f[1], f[2]));
        var reports = new List<StyleProgress>();
        var options = new StyleOptions
        {
            Optimizer = optimizer,
            Iterations = 1000,
            Progress = report =>
            {
                reports.Add(report);
                if (reports.Count == 3)
                    source.Cancel();
            },
        };

        Picture picture = transfer.Paint(Shown, Painting, options, source.Token);

        Assert.Equal(3, reports.Count);
        Assert.Equal(reports[^1].Picture.Pixels.ToArray(), picture.Pixels.ToArray());
    }

    [Fact]
    public void Shares_of_losses_are_by_name()
    {
        using var network = new TinyStyle(seed: 1);
        using var transfer = new StyleTransfer(network, (picture, f) => network.Predict(picture, f[0], f[1], f[2]));
        transfer.Paint(
            Shown, Painting, new StyleOptions { Iterations = 1, LayerWeights = new Dictionary<string, float> { ["deeper"] = 0 } });

        Assert.Equal(0, network.Losses["deeper"].Weight);
        Assert.True(network.Losses["style"].Weight > 0 && network.Losses["content"].Weight > 0);
    }

    [Fact]
    public void Networks_that_do_not_fit_are_refused()
    {
        using var noGradient = new NoGradient();
        using var noStyle = new NoStyle();
        using var noOutput = new NoOutput();

        Assert.Contains("Gradient = true", Refused(noGradient), StringComparison.Ordinal);
        Assert.Contains("GramMatrix", Refused(noStyle), StringComparison.Ordinal);
        Assert.Contains("'content'", Refused(noOutput), StringComparison.Ordinal);
        string Refused(Network network) => Assert.Throws<ArgumentException>(() => new StyleTransfer(network, (_, _) => { })).Message;
    }

    [Fact]
    public void Options_that_mean_nothing_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Paint(new StyleOptions { StyleWeight = -1 }, out _));
        Assert.Throws<ArgumentException>(() => Paint(new StyleOptions { Smoothness = float.NaN }, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Paint(new StyleOptions { Iterations = 0 }, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Paint(new StyleOptions { ReportEvery = 0 }, out _));
        Assert.Contains("'stlye'", Refused(("stlye", 1)), StringComparison.Ordinal);
        Assert.Contains("'content'", Refused(("content", 1)), StringComparison.Ordinal);
        Assert.Contains("All LayerWeights are 0", Refused(("style", 0), ("deeper", 0)), StringComparison.Ordinal);

        string Refused(params (string Name, float Share)[] shares)
        {
            var options = new StyleOptions { LayerWeights = shares.ToDictionary(share => share.Name, share => share.Share) };
            return Assert.Throws<ArgumentException>(() => Paint(options, out _)).Message;
        }
    }

    private static List<StyleProgress> Paint(StyleOptions options, out Picture picture)
    {
        using var network = new TinyStyle(seed: 1);
        using var transfer = new StyleTransfer(network, (pixels, f) => network.Predict(pixels, f[0], f[1], f[2]));
        var reports = new List<StyleProgress>();
        picture = transfer.Paint(Shown, Painting, options with { Progress = reports.Add });
        return reports;
    }

    private static Picture Random(int height, int width, int least, int end, int seed)
    {
        var picture = new Picture(height, width);
        var random = new Random(seed);
        for (int i = 0; i < picture.Pixels.Length; i++)
            picture.Pixels[i] = (byte)random.Next(least, end);
        return picture;
    }
}
