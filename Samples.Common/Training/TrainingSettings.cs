using Unroll;

namespace Samples.Training;

/// <summary>What a training run was asked to do.</summary>
internal sealed record TrainingSettings(
    string? Data, int Epochs, int BatchSize, float LearningRate, OptimizerName OptimizerName, int Seed, int Threads, string Output)
{
    /// <summary>The file with which an interrupted training goes on; null for none.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>The parts that a mini-batch is computed in by each process.</summary>
    public int AccumulationSteps { get; init; } = 1;

    /// <summary>The processes that train together; null for this one alone.</summary>
    public ProcessGroup? ProcessGroup { get; init; }

    /// <summary>Whether this process tells people of the training, and writes files.</summary>
    public bool IsFirst => ProcessGroup is not { Rank: > 0 };

    /// <summary>What is not the same in every run, in one line.</summary>
    public override string ToString() =>
        $"{OptimizerName}, learning rate {LearningRate} falling to 0, mini-batches of {BatchSize}, seed {Seed}, {ThreadsInWords}"
        + (ProcessGroup is { } group ? $" in each of {group.Size} processes" : "");

    /// <summary>"1 thread" or "4 threads".</summary>
    public string ThreadsInWords => Threads == 1 ? "1 thread" : $"{Threads} threads";

    /// <summary>The optimizer asked for, its learning rate falling to zero along half a cosine over the whole run.</summary>
    /// <param name="trainingSamples">Samples of one epoch.</param>
    public Optimizer CreateOptimizer(int trainingSamples)
    {
        Optimizer optimizer = OptimizerName switch
        {
            OptimizerName.Sgd => new Sgd(LearningRate, momentum: 0.9f, nesterov: true),
            OptimizerName.RmsProp => new RmsProp(LearningRate),
            OptimizerName.AdamW => new AdamW(LearningRate),
            _ => new Adam(LearningRate),
        };
        long stepsPerEpoch = ((long)trainingSamples + BatchSize - 1) / BatchSize;
        optimizer.Schedule = new CosineSchedule((int)Math.Min(Epochs * stepsPerEpoch, int.MaxValue));
        return optimizer;
    }
}
