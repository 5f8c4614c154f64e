namespace Unroll;

/// <summary>
/// Counts right predictions of a network that has a loss from which classes can be told: class indices, probabilities, of which the class
/// is the largest, or one yes or no an element. The value that the loss scores must be told by an output; of several such losses the last
/// counts, since auxiliary losses stand before the main one.
/// </summary>
internal sealed class ClassificationReader
{
    private readonly int _loss;
    private readonly LossDescription _description;
    private readonly OutputReading _reading;
    private readonly float _targetBoundary;

    private ClassificationReader(int loss, LossDescription description, OutputReading reading)
    {
        _loss = loss;
        _description = description;
        _reading = reading;
        _targetBoundary = description.Kind == "Hinge" ? 0 : 0.5f;
    }

    /// <summary>The classes of the loss; 2 for yes and no.</summary>
    public int Classes => _description.TellsClass ? _description.Length : 2;

    /// <summary>The loss that tells the classes.</summary>
    public LossDescription Loss => _description;

    /// <summary>Whether what is read are probabilities, since a softmax or a sigmoid stands before the output.</summary>
    public bool ReadsProbabilities => _reading.Kind == ReadingKind.Probability;

    /// <summary>Whether what is read is the very value that the loss scores.</summary>
    public bool ReadsLogits => _reading.Kind == ReadingKind.Scored;

    /// <summary>The predictions counted.</summary>
    public long Count { get; private set; }

    /// <summary>The right ones among them.</summary>
    public long Correct { get; private set; }

    /// <summary>The reader of a network, or null if none of its losses tells classes by an output.</summary>
    public static ClassificationReader? For(NetworkDescription network)
    {
        for (int loss = network.Losses.Count - 1; loss >= 0; loss--)
        {
            if (OutputReading.Find(network, network.Losses[loss]) is { } reading)
                return new ClassificationReader(loss, network.Losses[loss], reading);
        }

        return null;
    }

    /// <summary>Starts anew.</summary>
    public void Clear() => Count = Correct = 0;

    /// <summary>Adds what was counted elsewhere.</summary>
    public void Add(long count, long correct) => (Count, Correct) = (Count + count, Correct + correct);

    /// <summary>
    /// Counts one sample, unless its label is ignored: its class, or each of its elements as 0 (no) or 1 (yes). Where the outputs are not
    /// numbers (NaN), no class is predicted. That is wrong whatever the target.
    /// </summary>
    /// <param name="batch">The mini-batch with the targets.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="outputs">All outputs of the network for this sample.</param>
    /// <param name="matrix">Counts the predictions too, those that are numbers; null if nobody wants it.</param>
    public void Add(Batch batch, int sample, ReadOnlySpan<float> outputs, ConfusionMatrix? matrix)
    {
        ReadOnlySpan<float> scores = outputs.Slice(_reading.Start, _description.Length);
        if (_description.TellsClass)
        {
            int label = Label(batch, sample);
            if (label == _description.IgnoredLabel)
                return;
            int prediction = Accuracy.ArgMax(scores);
            Add(label, prediction, isNumber: !float.IsNaN(scores[prediction]), matrix);
            return;
        }

        ReadOnlySpan<float> targets = TargetsOf(batch, sample);
        for (int i = 0; i < scores.Length; i++)
            Add(targets[i] > _targetBoundary ? 1 : 0, scores[i] > _reading.Boundary ? 1 : 0, isNumber: !float.IsNaN(scores[i]), matrix);
    }

    /// <summary>What the network gives each class, or each element of a loss of yes and no.</summary>
    /// <param name="outputs">All outputs of the network for a sample.</param>
    public ReadOnlySpan<float> ScoresOf(ReadOnlySpan<float> outputs) => outputs.Slice(_reading.Start, _description.Length);

    /// <summary>The class of a sample; null where its label is ignored, or it is told several yes or no.</summary>
    public int? LabelOf(Batch batch, int sample)
    {
        if (_description.TellsClass)
            return Label(batch, sample) is var label && label == _description.IgnoredLabel ? null : label;
        return _description.Length == 1 ? batch.Targets(_loss)[sample] > _targetBoundary ? 1 : 0 : null;
    }

    /// <summary>The class that scores mean; of a loss of one yes or no 1 or 0.</summary>
    public int PredictionOf(ReadOnlySpan<float> scores) =>
        _description.TellsClass ? Accuracy.ArgMax(scores) : scores[0] > _reading.Boundary ? 1 : 0;

    private int Label(Batch batch, int sample) => _description.TakesLabels
        ? batch.Labels(_loss)[sample]
        : Accuracy.ArgMax(TargetsOf(batch, sample));

    private ReadOnlySpan<float> TargetsOf(Batch batch, int sample) =>
        batch.Targets(_loss).Slice(sample * _description.Length, _description.Length);

    private void Add(int label, int prediction, bool isNumber, ConfusionMatrix? matrix)
    {
        Count++;
        if (!isNumber)
            return;
        if (label == prediction)
            Correct++;
        matrix?.Add(label, prediction);
    }
}
