using Spectre.Console;

namespace Samples.Features;

/// <summary>The accuracies of all draws of so many images of a class.</summary>
/// <param name="Each">The images of a class.</param>
/// <param name="Trials">Those of each draw.</param>
internal sealed record FeatureRow(int Each, List<FeatureAccuracies> Trials);

/// <summary>The mean of some accuracies and their deviation.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The square root of the sum of squared differences from the mean, divided by one less than their number; 0 of a
/// single one.</param>
internal readonly record struct Spread(double Mean, double Deviation)
{
    /// <summary>The spread of at least one number, in percent of it.</summary>
    public static Spread OfPercent(IEnumerable<double> shares)
    {
        double[] percent = [.. shares.Select(share => 100 * share)];
        double mean = percent.Average();
        double squares = percent.Sum(number => (number - mean) * (number - mean));
        return new Spread(mean, Math.Sqrt(squares / Math.Max(1, percent.Length - 1)));
    }

    /// <summary>"62.1 ± 3.4 %".</summary>
    public override string ToString() => $"{Mean:F1} ± {Deviation:F1} %";
}

/// <summary>The trials by the number of images.</summary>
internal static class FeatureTable
{
    /// <summary>One row a number of images, with the mean accuracies and their deviations.</summary>
    public static Table Of(IEnumerable<FeatureRow> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (string heading in new[] { "images a class", "draws", "pretrained features", "from scratch" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (FeatureRow row in rows)
        {
            table.AddRow(
                $"{row.Each}", $"{row.Trials.Count}", $"{Spread.OfPercent(row.Trials.Select(trial => trial.Pretrained))}",
                $"{Spread.OfPercent(row.Trials.Select(trial => trial.Scratch))}");
        }

        return table;
    }
}
