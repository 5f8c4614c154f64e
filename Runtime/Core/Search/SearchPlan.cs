using System.Globalization;

namespace Unroll;

/// <summary>All that was asked for in one run of a search.</summary>
internal sealed record SearchPlan(
    SearchSpace Space,
    Func<SearchTrial, TrialTraining> Build,
    IReadOnlyList<SearchRung> Rungs,
    int Seed,
    SelectBy SelectBy,
    SampleSource Train,
    SampleSource Dev)
{
    /// <summary>The trials, each with its values.</summary>
    public IReadOnlyList<SearchTrial> Trials { get; } =
    [
        .. Enumerable.Range(1, Rungs[0].Trials).Select(number => new SearchTrial(Space, Seed, number, Rungs[^1].Epochs, Train.Count)),
    ];

    /// <summary>What decides the result and is known before, each a text under its name. Where all trials get all epochs there may be more
    /// of them the next time.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings() =>
    [
        new("axes", string.Join(", ", Space.Axes.Select(axis => axis.Name))),
        .. Space.Axes.Select(axis => new KeyValuePair<string, string>($"the axis '{axis.Name}'", axis.ToString())),
        new("trials", string.Join(", ", Rungs.Select(rung => string.Create(
            CultureInfo.InvariantCulture, $"{(Rungs.Count == 1 ? "all" : rung.Trials)} to epoch {rung.Epochs}")))),
        new("Seed", Seed.ToString(CultureInfo.InvariantCulture)),
        new("SelectBy", SelectBy.ToString()),
        new("train", Train.Fingerprint()),
        new("dev", Dev.Fingerprint()),
    ];
}
