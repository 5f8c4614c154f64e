namespace Unroll;

/// <content>Prediction for code that knows no particular network.</content>
public abstract unsafe partial class Network
{
    /// <summary>
    /// Predicts one sample of a mini-batch, as the network's own Predict does; generated code implements it. What measures accuracy calls
    /// it. Allocates nothing after the first call.
    /// </summary>
    /// <param name="batch">The mini-batch with the inputs; its targets are not read.</param>
    /// <param name="sample">The sample, below <see cref="Batch.Count"/>.</param>
    /// <param name="outputs">Receives all outputs in field order, one after the other; exactly as long as the outputs together.</param>
    protected internal abstract void PredictSample(Batch batch, int sample, Span<float> outputs);
}
