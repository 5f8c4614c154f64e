namespace Unroll;

/// <summary>What one epoch of training came to.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="TrainLoss">
/// The mean loss of the epoch's mini-batches, each measured just before its step, as Keras reports it: with dropout and
/// augmentation, and with the L1 and L2 terms.
/// </param>
/// <param name="TrainAccuracy">
/// The accuracy on training samples at the end of the epoch, as at inference, from 0 to 1; null if it was not measured (see
/// <see cref="Trainer{TNetwork}.TrainAccuracySamples"/>) or the network has no accuracy (see <see cref="Evaluation"/>).
/// </param>
/// <param name="DevLoss">The mean loss on the development set at the end of the epoch, as at inference; null without a development
/// set.</param>
/// <param name="DevAccuracy">The accuracy on the development set, from 0 to 1; null without one, or if the network has no accuracy.</param>
/// <param name="LearningRate">The learning rate of the epoch's last step.</param>
/// <param name="TrainingTime">How long the steps took, the waiting for mini-batches included.</param>
/// <param name="EvaluationTime">How long the measurements at the end took.</param>
public sealed record EpochResult(
    int Epoch,
    double TrainLoss,
    double? TrainAccuracy,
    double? DevLoss,
    double? DevAccuracy,
    float LearningRate,
    TimeSpan TrainingTime,
    TimeSpan EvaluationTime);
