namespace Unroll;

/// <summary>Measures a network on one data set, as often as wanted, and allocates nothing after the first time.</summary>
internal sealed class Evaluator : IDisposable
{
    private readonly Network _network;
    private readonly BatchLoader _loader;
    private readonly MeanLoss _loss = new();
    private readonly ClassificationReader? _reader;
    private readonly float[] _outputs;

    /// <param name="network">The network.</param>
    /// <param name="set">The samples; <see cref="DataSetCheck"/> has seen them.</param>
    /// <param name="batchSize">The samples of a mini-batch.</param>
    /// <param name="withConfusion">Whether <see cref="Confusion"/> is wanted, whose memory is the square of the classes.</param>
    public Evaluator(Network network, SampleSource set, int batchSize, bool withConfusion = false)
    {
        _network = network;
        _reader = ClassificationReader.For(network.Declaration);
        Confusion = _reader is not null && withConfusion ? new ConfusionMatrix(_reader.Classes) : null;
        _outputs = new float[network.Declaration.Outputs.Sum(output => output.Length)];
        _loader = new BatchLoader(network.Declaration, set, new MiniBatches(batchSize));
    }

    /// <summary>The mean loss of the last measurement, as at inference; NaN if it was not asked for.</summary>
    public double Loss => _loss.Value;

    /// <summary>The sample that explains why <see cref="Loss"/> is not finite; null if it is, or if none does alone.</summary>
    public Suspect? Suspect { get; private set; }

    /// <summary>The accuracy of the last measurement, or null if no loss of the network tells classes.</summary>
    public double? Accuracy => _reader is null ? null : (double)_reader.Correct / _reader.Count;

    /// <summary>What was taken for what in the last measurement; null if it is not wanted or no loss of the network tells
    /// classes.</summary>
    public ConfusionMatrix? Confusion { get; }

    /// <summary>Goes over the data set once.</summary>
    /// <param name="withLoss">Whether the loss is wanted too, which costs another forward pass.</param>
    public void Measure(bool withLoss = true)
    {
        _loss.Clear();
        Suspect = null;
        _reader?.Clear();
        Confusion?.Clear();
        _loader.Begin(0);
        while (_loader.Next() is { } batch)
        {
            if (withLoss)
            {
                float loss = _network.Evaluate(batch);
                _loss.Add(loss, batch.Count);
                if (Suspect is null && !float.IsFinite(loss))
                    Suspect = SampleSearch.Find(_network, batch, _loader.Samples, gradients: false);
            }

            if (_reader is not null)
                ReadClasses(batch);
        }
    }

    public void Dispose() => _loader.Dispose();

    // In a turn, because one session of the network serves all who measure it.
    private void ReadClasses(Batch batch)
    {
        using (_network.TakeTurn())
        {
            for (int sample = 0; sample < batch.Count; sample++)
            {
                _network.PredictSample(batch, sample, _outputs);
                _reader!.Add(batch, sample, _outputs, Confusion);
            }
        }
    }
}
