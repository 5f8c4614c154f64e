using System.Globalization;

namespace Unroll;

/// <summary>The axis of what the trials of a search came to; the better stands higher.</summary>
internal sealed class ResultAxis
{
    private const double Lowest = -0.08;   // of the trials that diverged, below all others

    private readonly bool _isLoss;
    private readonly NumberAxis _numbers;
    private readonly bool _hasDiverged;

    public ResultAxis(SearchResult result)
    {
        _isLoss = result.SelectBy == SelectBy.DevLoss;
        float[] values = [.. result.Trials.Where(trial => trial.Best is not null).Select(trial => (float)Value(trial.Best!))];
        float lowest = values.DefaultIfEmpty(0).Min(), highest = values.DefaultIfEmpty(0).Max();
        if (lowest == highest)
            (lowest, highest) = (lowest - 1, highest + 1);
        _numbers = new NumberAxis(Name, lowest, highest, isLogarithmic: false);
        _hasDiverged = result.Trials.Any(trial => trial.Outcome == TrialOutcome.Diverged);
    }

    /// <summary>What it shows.</summary>
    public string Name => _isLoss ? "dev loss" : "dev accuracy, %";

    /// <summary>What stands below the name.</summary>
    public string Note => "of the best epoch";

    /// <summary>The result of a trial in words.</summary>
    public string Text(TrialResult trial) => trial.Outcome == TrialOutcome.Diverged || trial.Best is null
        ? trial.OutcomeText
        : (_isLoss ? "dev loss " : "dev accuracy ") + Value(trial.Best).ToString(_isLoss ? "F4" : "F2", CultureInfo.InvariantCulture)
            + (_isLoss ? "" : " %");

    /// <summary>Where a trial stands, from 0 to 1; below 0 if it diverged.</summary>
    public double Place(TrialResult trial) =>
        trial.Outcome == TrialOutcome.Diverged || trial.Best is null ? Lowest : Turned(_numbers.Place((float)Value(trial.Best)));

    /// <summary>What is written beside the axis.</summary>
    public IEnumerable<(double Place, string Text)> Ticks()
    {
        foreach ((double place, string text) in _numbers.Ticks())
            yield return (Turned(place), text);
        if (_hasDiverged)
            yield return (Lowest, "diverged");
    }

    private double Value(EpochResult epoch) => _isLoss ? epoch.DevLoss!.Value : 100 * epoch.DevAccuracy!.Value;

    private double Turned(double place) => _isLoss ? 1 - place : place;
}
