namespace Unroll;

/// <summary>With what the network was trained, so that it can be done again.</summary>
internal static class SettingsSection
{
    public static void Write(HtmlWriter html, ReportContent content)
    {
        html.Add($"<dl class=\"settings\">\n");
        foreach ((string name, string value) in Settings(content.Training!))
            html.Add($"<dt>{name}</dt><dd>{value}</dd>\n");
        html.Add($"</dl>\n");
    }

    private static IEnumerable<(string Name, string Value)> Settings(TrainingContent training)
    {
        TrainingPlan plan = training.Plan;
        Optimizer optimizer = plan.Optimizer;
        yield return ("optimizer", Name(optimizer, optimizer.Settings));
        yield return ("learning rate", Figure.Of(optimizer.LearningRate, 6));
        if (optimizer.Schedule is { } schedule)
            yield return ("schedule", Name(schedule, schedule.Settings));
        if (optimizer.ClipNorm is { } norm)
            yield return ("clipped to the norm", Figure.Of(norm, 6));
        yield return ("training samples", Figure.Count(plan.Train.Count));
        yield return ("development samples", plan.Dev is { } dev ? Figure.Count(dev.Count) : "none");
        yield return ("samples of a mini-batch", Figure.Count(plan.BatchSize) + (plan.DropLast ? "; a smaller last one is left out" : ""));
        if (plan.Parts is { Count: > 1 } parts)
            yield return ("computed in", $"{parts.Count} parts");
        if (plan.WeightAverage is { } average)
            yield return ("average of the weights", average.Settings);
        yield return ("epochs asked for", Figure.Count(plan.Epochs) + (plan.Patience is { } patience ? $", patience {patience}" : ""));
        yield return ("steps made", Figure.Count(training.Steps));
        yield return ("best epoch by", plan.Dev is null ? "none: there is no development set" : plan.SelectBy == SelectBy.DevLoss
            ? "the development loss" : "the development accuracy");
        if (plan.Augmentations.Count > 0)
        {
            yield return ("augmentations", string.Join("; ", plan.Augmentations.Select(one => Name(one, one.Settings))));
            yield return ("seed of the augmentations", Figure.Of(plan.AugmentationSeed, 10));
        }

        yield return ("seed of the network", $"{plan.Network.Seed}");
        yield return ("seed of the order", plan.ShuffleSeed is { } seed ? $"{seed}" : "not shuffled");
        yield return ("threads", Figure.Count(plan.Network.Threads));
    }

    private static string Name(object rule, string settings) =>
        settings.Length == 0 ? rule.GetType().Name : $"{rule.GetType().Name} ({settings})";
}
