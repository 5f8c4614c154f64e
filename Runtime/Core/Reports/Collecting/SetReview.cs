namespace Unroll;

/// <summary>How a network does on a set, sample by sample: losses, classes that are taken for others, numbers against those that were
/// wanted, and the samples with the largest losses.</summary>
internal sealed class SetReview
{
    /// <summary>With more classes there is no confusion matrix: its memory is their square.</summary>
    private const int MostClasses = 4096;

    private SetReview(Network network, int count)
    {
        Count = count;
        Reader = ClassificationReader.For(network.Declaration);
        Confusion = Reader is { Classes: <= MostClasses } ? new ConfusionMatrix(Reader.Classes) : null;
        Numbers = ValuePairs.Of(network.Declaration);
    }

    /// <summary>The samples.</summary>
    public int Count { get; }

    /// <summary>The mean loss of the samples, each by itself; NaN where samples have none.</summary>
    public double Loss { get; private set; } = double.NaN;

    /// <summary>Reads the classes; null where no loss tells any by an output.</summary>
    public ClassificationReader? Reader { get; }

    /// <summary>What was taken for what; null where no loss tells classes, or where there are too many.</summary>
    public ConfusionMatrix? Confusion { get; }

    /// <summary>The losses of numbers.</summary>
    public IReadOnlyList<ValuePairs> Numbers { get; }

    /// <summary>The samples with the largest losses, the largest first; those whose loss is not finite before all.</summary>
    public IReadOnlyList<WorstSample> Worst { get; private set; } = [];

    /// <summary>Whether a sample has a loss of its own: not where one scores all samples of a mini-batch together.</summary>
    public bool HasLosses { get; private init; }

    /// <summary>Measures a network on a set.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; <see cref="DataSetCheck"/> has seen them.</param>
    /// <param name="worst">How many of the samples with the largest losses to keep.</param>
    public static SetReview Run(Network network, SampleSource set, int worst)
    {
        NetworkDescription description = network.Declaration;
        var review = new SetReview(network, set.Count)
        {
            HasLosses = description.Losses.Count > 0 && !description.Losses.Any(loss => loss.ScoresMiniBatch),
        };
        using var loader = new BatchLoader(description, set, new MiniBatches(Math.Min(64, set.Count)));
        using var one = new Batch(description, 1);
        review.Measure(network, loader, one, worst);
        return review;
    }

    private void Measure(Network network, BatchLoader loader, Batch one, int worst)
    {
        float[] outputs = new float[network.Declaration.Outputs.Sum(output => output.Length)];
        var largest = new PriorityQueue<WorstSample, (double Loss, int Later)>();
        double sum = 0;
        loader.Begin(0);
        while (loader.Next() is { } batch)
        {
            for (int sample = 0; sample < batch.Count; sample++)
            {
                using (network.TakeTurn())
                    network.PredictSample(batch, sample, outputs);
                Reader?.Add(batch, sample, outputs, Confusion);
                foreach (ValuePairs pairs in Numbers)
                    pairs.Add(batch, sample, outputs);
                if (!HasLosses)
                    continue;
                one.CopyFrom(batch, sample);
                double loss = network.Evaluate(one);
                sum += loss;
                int index = loader.Samples[sample];
                (double, int) order = (double.IsNaN(loss) ? double.PositiveInfinity : loss, -index);
                if (worst == 0 || (largest.Count == worst && largest.TryPeek(out _, out var least) && order.CompareTo(least) <= 0))
                    continue;
                if (largest.Count == worst)
                    largest.Dequeue();
                largest.Enqueue(Sample(batch, sample, index, loss, outputs), order);
            }
        }

        if (HasLosses)
            Loss = sum / Count;
        var found = new WorstSample[largest.Count];
        for (int i = found.Length - 1; i >= 0; i--)
            found[i] = largest.Dequeue();
        Worst = found;
    }

    private WorstSample Sample(Batch batch, int sample, int index, double loss, ReadOnlySpan<float> outputs)
    {
        int length = batch.Network.Inputs[0].Length;
        return new WorstSample(
            index, loss, Reader?.LabelOf(batch, sample), Reader is null ? [] : Reader.ScoresOf(outputs).ToArray(),
            batch.Input(0).Slice(sample * length, length).ToArray());
    }
}
