using System.Globalization;

namespace Unroll;

/// <summary>The numbers of a training under way: all that it remembers besides parameters, averages and results of epochs.</summary>
/// <param name="Epochs">The completed epochs.</param>
/// <param name="Batches">The mini-batches of the epoch after them that were trained.</param>
/// <param name="Steps">The steps of this training.</param>
/// <param name="LossSum">The sum of the losses of the epoch under way, over its samples.</param>
/// <param name="LossCount">These samples.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="Elapsed">How long the epoch under way has taken.</param>
/// <param name="OptimizerSteps">The steps of the optimizer, on which its schedule depends.</param>
/// <param name="DropoutStep">What the next dropout masks are drawn from.</param>
/// <param name="Best">What was best.</param>
internal sealed record CheckpointState(
    int Epochs,
    int Batches,
    long Steps,
    double LossSum,
    long LossCount,
    float LearningRate,
    TimeSpan Elapsed,
    int OptimizerSteps,
    long DropoutStep,
    BestState Best)
{
    /// <summary>How far the training is, for people.</summary>
    public CheckpointPosition Position => new(Epochs, Batches, Steps);

    /// <summary>Reads what <see cref="ToText"/> has written.</summary>
    /// <exception cref="FormatException">A number is missing, is none or cannot be.</exception>
    public static CheckpointState Parse(IReadOnlyDictionary<string, string> text)
    {
        int bestEpoch = Get<int>(text, "bestEpoch");
        var state = new CheckpointState(
            Get<int>(text, "epochs"),
            Get<int>(text, "batches"),
            Get<long>(text, "steps"),
            Get<double>(text, "lossSum"),
            Get<long>(text, "lossCount"),
            Get<float>(text, "lastLearningRate"),
            new TimeSpan(Get<long>(text, "elapsedTicks")),
            Get<int>(text, "optimizerSteps"),
            Get<long>(text, "dropoutStep"),
            new BestState(
                bestEpoch == 0 ? null : bestEpoch,
                Get<double>(text, "bestValue"),
                Get<double>(text, "patienceReference"),
                Get<int>(text, "epochsWithoutImprovement")));
        if (state.Epochs < 0 || state.Batches < 0 || state.Steps < 0 || state.LossCount < 0 || state.OptimizerSteps < 0
            || bestEpoch < 0 || bestEpoch > state.Epochs)
        {
            throw new FormatException("a count is negative, or the best epoch is none of those completed");
        }

        return state;
    }

    /// <summary>The numbers by name, each so exact that the same number is read again.</summary>
    public IEnumerable<KeyValuePair<string, string>> ToText() =>
    [
        Text("epochs", Epochs),
        Text("batches", Batches),
        Text("steps", Steps),
        Text("lossSum", LossSum),
        Text("lossCount", LossCount),
        Text("lastLearningRate", LearningRate),
        Text("elapsedTicks", Elapsed.Ticks),
        Text("optimizerSteps", OptimizerSteps),
        Text("dropoutStep", DropoutStep),
        Text("bestEpoch", Best.Epoch ?? 0),
        Text("bestValue", Best.Value),
        Text("patienceReference", Best.Reference),
        Text("epochsWithoutImprovement", Best.EpochsWithoutImprovement),
    ];

    private static KeyValuePair<string, string> Text(string name, IFormattable value) =>
        new(name, value.ToString(null, CultureInfo.InvariantCulture));

    private static T Get<T>(IReadOnlyDictionary<string, string> text, string name)
        where T : IParsable<T> =>
        text.TryGetValue(name, out string? value) && T.TryParse(value, CultureInfo.InvariantCulture, out T? number)
            ? number
            : throw new FormatException($"it has no number '{name}'");
}
