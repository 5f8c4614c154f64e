namespace Unroll;

/// <summary>How far a training is; reported after every mini-batch, and once more after the measurements at the end of an epoch.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Epochs">The epochs that were asked for.</param>
/// <param name="Batch">The mini-batches of this epoch that were trained.</param>
/// <param name="Batches">The mini-batches of an epoch.</param>
/// <param name="TrainLoss">The mean loss of this epoch's mini-batches so far.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="Completed">The result of the epoch in the report at its end, else null.</param>
public readonly record struct TrainingProgress(
    int Epoch,
    int Epochs,
    int Batch,
    int Batches,
    double TrainLoss,
    float LearningRate,
    EpochResult? Completed);
