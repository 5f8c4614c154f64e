namespace Unroll;

/// <summary>How well a network does on a data set, as at inference: without dropout, and without the L1 and L2 terms in the loss.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Accuracy">
/// The share of right predictions, from 0 to 1: of samples where a loss takes class indices, of elements for BinaryCrossEntropy and Hinge.
/// A logit or score above 0 means yes, a probability above 0.5: what counts is where the loss stands, and what Predict gives there. Of
/// several such losses the last counts. A prediction that is no number (NaN) is wrong. Null if there is no such loss, or if no output tells
/// what it scores any more (Relu behind SoftmaxCrossEntropy). NaN where the label of every sample is ignored.
/// </param>
/// <param name="Confusion">
/// What was taken for what, if that was asked for and there is an accuracy, else null. Yes and no are the classes 1 and 0; predictions that
/// are no numbers are left out.
/// </param>
public sealed record Evaluation(double Loss, double? Accuracy, ConfusionMatrix? Confusion)
{
    /// <summary>Measures a network on a data set.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples, such as the test set.</param>
    /// <param name="batchSize">The samples of a mini-batch; it changes the speed and not the result, save for rounding. But a loss with
    /// class weights or an ignored label is a weighted mean within each mini-batch, and a CustomLoss sees one mini-batch at a time. Their
    /// means over the set depend on how it is cut.</param>
    /// <param name="confusion">Whether to count what was taken for what, which takes 8 bytes times the square of the number of
    /// classes.</param>
    /// <exception cref="ArgumentException">The set does not fit the network's inputs or losses.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1, or a confusion matrix is wanted of more than
    /// 46,340 classes.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public static Evaluation Run(Network network, SampleSource set, int batchSize = 64, bool confusion = false)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var evaluator = new Evaluator(network, DataSetCheck.Checked(network.Declaration, set), batchSize, confusion);
        evaluator.Measure();
        return new Evaluation(evaluator.Loss, evaluator.Accuracy, evaluator.Confusion);
    }
}
