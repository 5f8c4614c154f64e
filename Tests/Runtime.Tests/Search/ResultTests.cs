using System.Globalization;
using System.Xml.Linq;

namespace Unroll.Runtime.Tests.Search;

public sealed class ResultTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void The_table_has_the_best_first_and_those_that_diverged_last()
    {
        SearchResult result = Result(SelectBy.DevAccuracy);
        Assert.Equal([3, 1, 4, 5, 2], result.Trials.Select(trial => trial.Trial.Number));
        string[] lines = result.ToString().Split(Environment.NewLine);
        Assert.Equal(
            ["trial", "rate", "kind", "epoch", "dev", "loss", "dev", "accuracy", "outcome"],
            lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.EndsWith("      2    0.5000         80.00  completed", lines[1]);
        Assert.EndsWith("      2    0.2500         70.00  completed", lines[2]);
        Assert.EndsWith("      1    0.7500         75.00  pruned after epoch 1", lines[3]);
        Assert.EndsWith("      -         -             -  unfinished", lines[4]);
        Assert.EndsWith("      -         -             -  diverged in epoch 1", lines[5]);
        Assert.Equal(6, lines.Length);
        Assert.StartsWith("    3  ", lines[1]);
        Assert.Equal([1, 3, 4, 5, 2], Result(SelectBy.DevLoss).Trials.Select(trial => trial.Trial.Number));
    }

    [Fact]
    public void The_picture_has_a_line_a_trial_and_all_axes_with_their_ticks()
    {
        SearchResult result = Result(SelectBy.DevAccuracy);
        XElement picture = Draw(result);
        XElement[] lines = [.. picture.Elements(Svg + "polyline")];
        Assert.Equal(["trial 2", "trial 4", "trial 1", "trial 3"], lines.Select(line => line.Value.Split(':')[0]));   // the best is on top
        Assert.Equal(["1", "1", "2", "4"], lines.Select(line => line.Attribute("stroke-width")!.Value));
        Assert.Equal("4 3", lines[0].Attribute("stroke-dasharray")!.Value);
        Assert.All(lines.Skip(1), line => Assert.Null(line.Attribute("stroke-dasharray")));
        Assert.Contains("dev accuracy 80.00 %", lines[^1].Value);

        string[] texts = [.. picture.Elements(Svg + "text").Select(text => text.Value)];
        string[] expected =
            ["rate", "logarithmic", "0.001", "0.01", "0.1", "kind", "<a & \\u0001>", "b", "dev accuracy, %", "70", "80", "diverged"];
        Assert.Empty(expected.Except(texts));
        Assert.Contains("5 trials; the best, number 3, has dev accuracy 80.00 %", texts);
        Assert.Contains("dev loss", Draw(Result(SelectBy.DevLoss)).Elements(Svg + "text").Select(text => text.Value));
    }

    [Fact]
    public void The_lines_go_through_the_values()
    {
        SearchResult result = Result(SelectBy.DevAccuracy);
        XElement picture = Draw(result);
        (double Low, double High) = (Tick(picture, "0.001"), Tick(picture, "0.1"));
        Assert.Equal((Low + High) / 2, Tick(picture, "0.01"), 0.11);
        foreach (XElement line in picture.Elements(Svg + "polyline"))
        {
            TrialResult trial = result.Trials.Single(
                trial => line.Value.StartsWith($"trial {trial.Trial.Number}:", StringComparison.Ordinal));
            double[] heights = Heights(line);
            Assert.Equal(3, heights.Length);
            double rate = trial.Trial.Get((SearchAxis<float>)result.Space.Axes[0]);
            Assert.Equal(Low + ((High - Low) * Math.Log10(rate / 0.001) / 2), heights[0], 0.2);
            double expected = trial.Best?.DevAccuracy is { } accuracy
                ? Tick(picture, "70") + ((Tick(picture, "80") - Tick(picture, "70")) * (accuracy - 0.7) / 0.1)
                : Tick(picture, "diverged");
            Assert.Equal(expected, heights[2], 0.2);
        }

        // In a list of choices the better stands higher, within the part that belongs to its choice.
        double[] ofChoice =
        [
            .. from line in picture.Elements(Svg + "polyline")
               where line.Value.Contains("kind b", StringComparison.Ordinal)
               select Heights(line)[1],
        ];
        Assert.Equal(ofChoice.OrderDescending(), ofChoice);
        Assert.All(ofChoice, y => Assert.InRange(Math.Abs(y - Tick(picture, "b")), 0, 340 * 0.151));
    }

    [Fact]
    public void A_search_without_results_can_be_drawn()
    {
        var space = new SearchSpace();
        space.Integer("n", 1, 2);
        XElement picture = Draw(new SearchResult(space, SelectBy.DevLoss, [Trial(space, 1, TrialOutcome.Unfinished)], StopReason.Canceled));
        Assert.Empty(picture.Elements(Svg + "polyline"));
        Assert.Contains("1 trials, of which none was completed", picture.Elements(Svg + "text").Select(text => text.Value));
    }

    [Theory]
    [InlineData(0, 1, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(70, 80, "70 72 74 76 78 80")]
    [InlineData(-0.03, 0.012, "-0.03 -0.02 -0.01 0 0.01")]
    [InlineData(1, 3, "1 1.5 2 2.5 3")]
    [InlineData(-3e38f, 3e38f, "-2E+38 0 2E+38")]
    public void Ticks_are_round(float lowest, float highest, string expected) =>
        Assert.Equal(expected, string.Join(' ', AxisTicks.Linear(lowest, highest)));

    [Theory]
    [InlineData(1e-4f, 1e-1f, "0.0001 0.001 0.01 0.1")]
    [InlineData(3e-4f, 3e-2f, "0.001 0.01")]
    [InlineData(0.3f, 3f, "0.5 1 2")]
    [InlineData(2.1f, 2.2f, "2.1 2.2")]
    [InlineData(1e-40f, 1e-38f, "1E-40 1E-39 1E-38")]
    public void Logarithmic_ticks_are_powers_of_ten(float lowest, float highest, string expected) =>
        Assert.Equal(expected, string.Join(' ', AxisTicks.Logarithmic(lowest, highest).Select(tick => (float)tick)));

    private static SearchResult Result(SelectBy selectBy)
    {
        var space = new SearchSpace();
        space.LogUniform("rate", 0.001f, 0.1f);
        space.Choice("kind", "<a & \u0001>", "b");
        TrialResult[] trials =
        [
            Trial(space, 1, TrialOutcome.Completed, (0.5, 0.6), (0.25, 0.7)),
            Trial(space, 2, TrialOutcome.Diverged),
            Trial(space, 3, TrialOutcome.Completed, (0.75, 0.75), (0.5, 0.8)),
            Trial(space, 4, TrialOutcome.Pruned, (0.75, 0.75)),
            Trial(space, 5, TrialOutcome.Unfinished),
        ];
        return new SearchResult(space, selectBy, trials, StopReason.Completed);
    }

    private static TrialResult Trial(SearchSpace space, int number, TrialOutcome outcome, params (double Loss, double Accuracy)[] epochs)
    {
        EpochResult[] results =
        [
            .. epochs.Select((epoch, i) => new EpochResult(i + 1, 1, null, epoch.Loss, epoch.Accuracy, 0.1f, default, default)),
        ];
        var trial = new SearchTrial(space, searchSeed: 1, number, epochs: 2, samples: 1);
        string? divergence = outcome == TrialOutcome.Diverged ? "The loss is NaN." : null;
        return new TrialResult(trial, outcome, results, results.LastOrDefault(), Weights: null, divergence);
    }

    private static XElement Draw(SearchResult result)
    {
        string path = Path.GetTempFileName();
        try
        {
            result.SaveParallelCoordinates(path);
            return XElement.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The height of a tick: its text stands four pixels below.</summary>
    private static double Tick(XElement picture, string text) =>
        Number(picture.Elements(Svg + "text").Last(element => element.Value == text).Attribute("y")!.Value) - 4;

    private static double[] Heights(XElement line) =>
        [.. line.Attribute("points")!.Value.Split(' ').Select(point => Number(point.Split(',')[1]))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
