namespace Unroll;

/// <summary>How well a network does on a data set, as at inference: without dropout, and without the L1 and L2 terms in the loss.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Accuracy">
/// The share of right predictions, from 0 to 1: of samples where a loss takes class indices, of elements for BinaryCrossEntropy and Hinge (a logit
/// above 0 means yes). Of several such losses on outputs the last counts; null if there is none.
/// </param>
/// <param name="Confusion">What was taken for what; null if there is no accuracy. Yes and no are the classes 1 and 0.</param>
public sealed record Evaluation(double Loss, double? Accuracy, ConfusionMatrix? Confusion)
{
    /// <summary>Measures a network on a data set.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples, such as the test set.</param>
    /// <param name="batchSize">The samples of a mini-batch; it changes the speed and not the result, save for rounding.</param>
    /// <exception cref="ArgumentException">The set does not fit the network's inputs or losses.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    public static Evaluation Run(Network network, DataSet set, int batchSize = 64)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var evaluator = new Evaluator(network, set, batchSize);
        evaluator.Measure();
        return new Evaluation(evaluator.Loss, evaluator.Accuracy, evaluator.Confusion);
    }
}
