using Samples.Training;
using Unroll;

namespace Samples.Svm;

/// <summary>Trains support vector machines and tells how good they are.</summary>
internal static class MachineTraining
{
    private const int BatchSize = 50, Steps = 20_000;
    private const float LearningRate = 0.01f;

    /// <summary>Minimizes the mean hinge loss and the penalty of the weights.</summary>
    public static void Run(Network machine, DataSet labeled, int threads, int seed)
    {
        int scores = machine.Declaration.Losses[0].TargetLength, batches = (labeled.Count + BatchSize - 1) / BatchSize;
        int epochs = (Steps + batches - 1) / batches;
        using var optimizer = new Adam(LearningRate) { Schedule = new CosineSchedule(epochs * batches) };
        var trainer = new Trainer<Network>(machine, optimizer) { Threads = threads, ShuffleSeed = seed };
        trainer.Fit(OneAgainstAll(labeled, scores), null, epochs, BatchSize);
    }

    /// <summary>The part of the samples, from 0 to 1, whose own class has the highest score.</summary>
    public static double Accuracy(Predictor predict, DataSet labeled)
    {
        Span<float> scores = stackalloc float[10];
        int right = 0;
        for (int sample = 0; sample < labeled.Count; sample++)
        {
            predict(labeled.Input(sample), scores);
            right += Unroll.Accuracy.ArgMax(scores) == labeled.Label(sample) ? 1 : 0;
        }

        return right / (double)labeled.Count;
    }

    /// <summary>What is minimized: the mean hinge loss and half of the squares of the weights times a factor.</summary>
    public static double Objective(Network machine, DataSet labeled, double factor)
    {
        double loss = Evaluation.Run(machine, OneAgainstAll(labeled, machine.Declaration.Losses[0].TargetLength)).Loss, squares = 0;
        var weights = new float[machine.Parameters[0].Length];
        machine.Parameters[0].CopyTo(weights);
        foreach (float weight in weights)
            squares += (double)weight * weight;
        return loss + (factor / 2 * squares);
    }

    /// <summary>The samples of two sets with images and labels in one.</summary>
    public static DataSet Joined(DataSet first, DataSet second) => new(
        [.. Inputs(first), .. Inputs(second)],
        [.. Enumerable.Range(0, first.Count).Select(sample => first.Label(sample)),
            .. Enumerable.Range(0, second.Count).Select(sample => second.Label(sample))]);

    private static IEnumerable<float> Inputs(DataSet set) =>
        Enumerable.Range(0, set.Count).SelectMany(sample => set.Input(sample).ToArray());

    /// <summary>The targets of each machine: 1 for its own class, -1 for every other. A single machine is that of class 1.</summary>
    private static DataSet OneAgainstAll(DataSet labeled, int scores)
    {
        var targets = new float[labeled.Count * scores];
        for (int i = 0; i < targets.Length; i++)
        {
            int own = scores == 1 ? 1 : i % scores;
            targets[i] = labeled.Label(i / scores) == own ? 1 : -1;
        }

        return new DataSet([.. Inputs(labeled)], targets, labeled.Count);
    }
}
