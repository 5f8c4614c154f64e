namespace Unroll;

/// <summary>
/// Says which class a network's output means and which was right, for networks that have a loss from which that can be told: class indices, or one
/// yes or no an element. The loss must judge an output; of several the last counts, since auxiliary losses stand before the main one.
/// </summary>
internal sealed class OutputJudge
{
    private readonly int _loss;
    private readonly int _start;
    private readonly int _length;
    private readonly bool _takesLabels;
    private readonly float _boundary;

    private OutputJudge(int loss, LossDescription description, int start)
    {
        _loss = loss;
        _start = start;
        _length = description.Length;
        _takesLabels = description.TakesLabels;
        _boundary = description.Kind == "Hinge" ? 0 : 0.5f;
    }

    /// <summary>The classes of the loss; 2 for yes and no.</summary>
    public int Classes => _takesLabels ? _length : 2;

    /// <summary>The judge of a network, or null if none of its losses tells classes.</summary>
    public static OutputJudge? For(NetworkDescription network)
    {
        OutputJudge? judge = null;
        for (int loss = 0; loss < network.Losses.Count; loss++)
        {
            LossDescription description = network.Losses[loss];
            bool tells = description.TakesLabels || description.Kind is "BinaryCrossEntropy" or "Hinge";
            int start = 0;
            foreach (ValueDescription output in network.Outputs)
            {
                if (tells && output.Name == description.Name && output.Length == description.Length)
                    judge = new OutputJudge(loss, description, start);
                start += output.Length;
            }
        }

        return judge;
    }

    /// <summary>Counts one sample: its class, or each of its elements as 0 (no) or 1 (yes).</summary>
    /// <param name="batch">The mini-batch with the targets.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="outputs">All outputs of the network for this sample: logits, which say yes above 0.</param>
    /// <param name="matrix">Counts the predictions.</param>
    public void Add(Batch batch, int sample, ReadOnlySpan<float> outputs, ConfusionMatrix matrix)
    {
        ReadOnlySpan<float> logits = outputs.Slice(_start, _length);
        if (_takesLabels)
        {
            matrix.Add(batch.Labels(_loss)[sample], Accuracy.ArgMax(logits));
            return;
        }

        ReadOnlySpan<float> targets = batch.Targets(_loss).Slice(sample * _length, _length);
        for (int i = 0; i < logits.Length; i++)
            matrix.Add(targets[i] > _boundary ? 1 : 0, logits[i] > 0 ? 1 : 0);
    }
}
