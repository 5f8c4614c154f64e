namespace Unroll;

/// <summary>Measures a network on one data set, as often as wanted, and allocates nothing after the first time.</summary>
internal sealed class Evaluator : IDisposable
{
    private readonly Network _network;
    private readonly BatchLoader _loader;
    private readonly MeasurementShare _share;
    private readonly int _samples;
    private readonly int _size;
    private readonly MeanLoss _loss = new();
    private readonly ClassificationReader? _reader;
    private readonly float[] _outputs;

    /// <param name="network">The network.</param>
    /// <param name="set">The samples; <see cref="DataSetCheck"/> has seen them.</param>
    /// <param name="batchSize">The samples of a mini-batch.</param>
    /// <param name="withConfusion">Whether <see cref="Confusion"/> is wanted, whose memory is the square of the classes.</param>
    /// <param name="together">The processes that share the work and have the same result; null for this one alone.</param>
    public Evaluator(Network network, SampleSource set, int batchSize, bool withConfusion = false, Agreement? together = null)
    {
        _network = network;
        _reader = ClassificationReader.For(network.Declaration);
        Confusion = _reader is not null && withConfusion ? new ConfusionMatrix(_reader.Classes) : null;
        _outputs = new float[network.Declaration.Outputs.Sum(output => output.Length)];
        _samples = set.Count;
        _size = new MiniBatches(batchSize).Size(set);
        _loader = new BatchLoader(network.Declaration, set, new MiniBatches(batchSize));
        _share = new MeasurementShare(together, _loader.Batches);
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
        _loader.BeginAt(0, _share.First, _share.End);
        for (int number = _share.First; number < _share.End; number++)
        {
            Batch batch = _loader.Next()!;
            if (withLoss)
            {
                float loss = _network.Evaluate(batch);
                _share.Add(number, loss);
                if (Suspect is null && !float.IsFinite(loss))
                    Suspect = SampleSearch.Find(_network, batch, _loader.Samples, gradients: false);
            }

            if (_reader is not null)
                ReadClasses(batch);
        }

        _share.Exchange(_reader);
        for (int number = 0; withLoss && number < _loader.Batches; number++)
            _loss.Add(_share.LossOf(number), Math.Min(_size, _samples - (number * _size)));
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
