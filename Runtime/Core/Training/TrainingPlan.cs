namespace Unroll;

/// <summary>All that was asked for in one call of Fit; it does not change while the training runs.</summary>
internal sealed record TrainingPlan(Network Network, Optimizer Optimizer, SampleSource Train, SampleSource? Dev, int Epochs, int BatchSize)
{
    public required int? ShuffleSeed { get; init; }

    public required bool DropLast { get; init; }

    public required LabelSampler? Sampler { get; init; }

    public required int AccumulationSteps { get; init; }

    /// <summary>The other processes; null without any.</summary>
    public required Agreement? Together { get; init; }

    public required bool CheckData { get; init; }

    public required IReadOnlyList<Augmentation> Augmentations { get; init; }

    public required int AugmentationSeed { get; init; }

    public required SampleMixing? Mixing { get; init; }

    public required int? Patience { get; init; }

    public required double MinimumImprovement { get; init; }

    public required bool KeepBest { get; init; }

    public required SelectBy SelectBy { get; init; }

    public required int TrainAccuracySamples { get; init; }

    public required WeightAverage? WeightAverage { get; init; }

    public required IProgress<TrainingProgress>? Progress { get; init; }

    public required string? Checkpoint { get; init; }

    public required int? CheckpointEvery { get; init; }

    public required string? Report { get; init; }

    public required ReportOptions ReportOptions { get; init; }

    /// <summary>How the training set is cut.</summary>
    public MiniBatches MiniBatches => new(BatchSize, DropLast, ShuffleSeed, Sampler, Parts);

    /// <summary>The parts that each mini-batch is computed in; null for all at once.</summary>
    public MiniBatchParts? Parts
    {
        get
        {
            if (AccumulationSteps == 1 && Together is null)
                return null;
            (int rank, int size) = Together is { } together ? (together.Group.Rank, together.Group.Size) : (0, 1);
            int count = checked(size * AccumulationSteps);
            return new(count, rank * AccumulationSteps, AccumulationSteps, Network.Declaration.Memory.LeastSamples);
        }
    }

    /// <summary>The samples that are measured at a time: as many as are learned from at a time.</summary>
    public int MeasuredAtOnce => Parts is { } parts ? parts.Largest(BatchSize) : BatchSize;

    /// <summary>Says what does not fit before anything is done.</summary>
    /// <exception cref="ArgumentException">A data set does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The trainer is asked for what these sets and this network cannot give.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1, "epochs");
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1, "batchSize");
        NetworkDescription description = Network.Declaration;
        if (description.Losses.Count == 0)
        {
            throw new InvalidOperationException(
                $"{description.Name} has no loss, so it can only predict; put a loss such as SoftmaxCrossEntropy on a stage.");
        }

        NetworkLoss? custom = Network.Losses.FirstOrDefault(
            loss => loss.Description.TakesFunction && loss.Weight != 0 && loss.Function is null);
        if (custom is not null)
            throw MiniBatchLosses.NoFunction(description, custom.Description);
        DataSetCheck.Check(description, Train, "train");
        if (Sampler is not null && ShuffleSeed is null)
            throw new InvalidOperationException("Sampler draws the samples at random, but Shuffle is false.");
        if (MiniBatches.Problem(Train) is { } unfit)
            throw new ArgumentException(unfit, "train");
        _ = MiniBatches.Count(Train);
        if (MiniBatches.Last(Train) is var last && last < description.Memory.LeastSamples)
        {
            throw new ArgumentException(
                $"Of {Train.Count} samples in mini-batches of {BatchSize} the last has {last}. {BatchCheck.LeastSamples(description)}",
                "batchSize");
        }

        CheckParts();
        if (Augmenter.Problem(description, Augmentations) is { } problem)
            throw new InvalidOperationException(problem);
        if (Mixing?.Problem(description) is { } unmixable)
            throw new InvalidOperationException(unmixable);
        if (Dev is not null)
        {
            DataSetCheck.Check(description, Dev, "dev");
        }
        else if (Patience is not null)
        {
            throw new InvalidOperationException(
                "Patience stops a training by its results on a development set, but none was given; see DataSet.Split.");
        }

        if (Checkpoint is not null)
        {
            if (Together is not { Group.Rank: > 0 })
                FileReplacement.Check(Checkpoint);
        }
        else if (CheckpointEvery is not null)
            throw new InvalidOperationException("CheckpointEvery says how often Checkpoint is written, but Checkpoint names no file.");

        if (Report is not null)
            FileReplacement.Check(Report);
        if (ReportOptions.Problem(description) is { } unknown)
            throw new InvalidOperationException(unknown);
        if (Dev is not null && SelectBy == SelectBy.DevAccuracy && ClassificationReader.For(description) is null)
        {
            throw new InvalidOperationException(
                "SelectBy.DevAccuracy needs a loss that tells classes, and an output that still tells them; "
                + $"{description.Name} has none. Use SelectBy.DevLoss.");
        }

        if (!CheckData)
            return;
        DataSetCheck.CheckFinite(description, Train, "train");
        if (Dev is not null)
            DataSetCheck.CheckFinite(description, Dev, "dev");
    }

    private void CheckParts()
    {
        if (Parts is not { } parts)
            return;
        if (BatchSize / parts.Least < parts.Count)
        {
            throw new ArgumentException(
                $"A mini-batch of {BatchSize} samples cannot be computed in {parts.Count} parts of at least {parts.Least}; "
                + "take a larger batch size, which is that of a step, or fewer AccumulationSteps or processes.", "batchSize");
        }

        if (parts.Count > 1 && Network.Declaration.Losses.FirstOrDefault(loss => loss.ScoresMiniBatch) is { } together)
        {
            throw new InvalidOperationException(
                $"{together.Kind} on '{together.Name}' scores all samples of a mini-batch together, "
                + $"so the mini-batch cannot be computed in {parts.Count} parts; leave AccumulationSteps at 1, and train in one process.");
        }
    }
}
