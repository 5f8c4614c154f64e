using System.Globalization;
using System.Numerics;

namespace Unroll;

/// <summary>
/// What a training was given and its checkpoint does not hold: only a training that was given the same goes on with the same bits. Each is
/// a text, written into the checkpoint under its name and compared as a whole.
/// </summary>
internal static class CheckpointSettings
{
    /// <summary>The settings of a training; those that say no more than when it ends or how fast it is are none.</summary>
    /// <param name="plan">The training.</param>
    /// <param name="train">The <see cref="Fingerprint"/> of its samples.</param>
    /// <param name="dev">That of its development set.</param>
    public static IEnumerable<KeyValuePair<string, string>> Of(TrainingPlan plan, string train, string dev) =>
    [
        new("network", Fingerprint.Of(plan.Network.Declaration)),
        new("seed of the network", Text(plan.Network.Seed)),
        new("train", train),
        new("dev", dev),
        new("batchSize", Text(plan.BatchSize)),
        new("AccumulationSteps", PartsOf(plan)),
        new("DropLast", Text(plan.DropLast)),
        new("weights of the losses", string.Join(", ", plan.Network.Losses.Select(loss => $"{loss.Name} {Text(loss.Weight)}"))),
        new("Optimizer", Name(plan.Optimizer, plan.Optimizer.Settings)),
        new("Optimizer.LearningRate", Text(plan.Optimizer.LearningRate)),
        new("Optimizer.ClipNorm", Text(plan.Optimizer.ClipNorm)),
        new("Optimizer.Schedule", Of(plan.Optimizer.Schedule)),
        new("ShuffleSeed", plan.ShuffleSeed is { } seed ? Text(seed) : "none (Shuffle = false)"),
        new("Sampler", plan.Sampler?.ToString() ?? "none"),
        new("Augmentations", plan.Augmentations.Count == 0 ? "none" : string.Join("; ", plan.Augmentations.Select(Of))),
        new("Mixing", plan.Mixing is { } mixing ? Name(mixing, mixing.Settings) : "none"),
        new("AugmentationSeed", Text(plan.AugmentationSeed)),
        new("WeightAverage", plan.WeightAverage?.Settings ?? "none"),
        new("SelectBy", plan.SelectBy.ToString()),
        new("KeepBest", Text(plan.KeepBest)),
        new("MinimumImprovement", Text(plan.MinimumImprovement)),
        new("TrainAccuracySamples", Text(plan.TrainAccuracySamples)),
    ];

    /// <summary>Kind and settings of a schedule.</summary>
    public static string Of(Schedule? schedule) => schedule is null ? "none" : Name(schedule, schedule.Settings);

    /// <summary>Says in which settings a training differs from that of a checkpoint; null if in none.</summary>
    /// <param name="present">The settings of the training.</param>
    /// <param name="written">Those of the checkpoint, among other texts.</param>
    public static string? Difference(IEnumerable<KeyValuePair<string, string>> present, IReadOnlyDictionary<string, string> written)
    {
        string[] differences =
        [
            .. from setting in present
               let before = written.GetValueOrDefault(setting.Key, "unknown")
               where before != setting.Value
               select $"{setting.Key} is {setting.Value}, but was {Printable.Of(before, longest: 1000)}",
        ];
        return differences.Length == 0 ? null : string.Join("; ", differences);
    }

    // Processes with 1, 2, 4 or more parts each add them up as one process does that has all parts, so that others may go on.
    private static string PartsOf(TrainingPlan plan)
    {
        MiniBatchParts parts = plan.Parts ?? new(1, 0, 1, 1);
        return parts.Own == parts.Count || BitOperations.IsPow2(parts.Own)
            ? Text(parts.Count)
            : $"{Text(parts.Own)} in each of {Text(parts.Count / parts.Own)} processes";
    }

    private static string Of(Augmentation augmentation) =>
        Name(augmentation, augmentation.Settings) + (augmentation.Input is { } input ? $" of '{input}'" : "");

    private static string Name(object rule, string settings) =>
        settings.Length == 0 ? rule.GetType().FullName! : $"{rule.GetType().FullName} ({settings})";

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "none";

    private static string Text(bool value) => value ? "true" : "false";
}
