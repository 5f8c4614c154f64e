namespace Unroll;

/// <summary>Copies the samples of a data set into mini-batches, in the order of the epoch, and has their images augmented and the samples
/// mixed.</summary>
internal sealed class BatchFiller : IDisposable
{
    private readonly SampleSource _set;
    private readonly SampleReader _reader;
    private readonly int _size;
    private readonly MiniBatchParts? _parts;
    private readonly int? _shuffleSeed;
    private readonly LabelOrder? _labelOrder;
    private readonly Augmenter? _augmenter;
    private readonly SampleMixer? _mixer;
    private readonly int[] _order;
    private int? _epoch;   // whose order it is

    /// <param name="set">The samples.</param>
    /// <param name="cut">How it is cut into mini-batches.</param>
    /// <param name="augmenter">Changes the images; null for none.</param>
    /// <param name="mixer">Mixes the samples; null for none. It is disposed with this.</param>
    /// <param name="randomSeed">The seed of what is random in reading; null for measuring.</param>
    public BatchFiller(SampleSource set, MiniBatches cut, Augmenter? augmenter, SampleMixer? mixer, int? randomSeed)
    {
        _reader = set.OpenReader(randomSeed);
        _set = set;
        _size = cut.Size(set);
        _parts = cut.Parts;
        _shuffleSeed = cut.ShuffleSeed;
        _labelOrder = cut.Sampler?.Order(set);
        _augmenter = augmenter;
        _mixer = mixer;
        _order = new int[set.Count];
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
    }

    /// <summary>The places in the set of the samples of a mini-batch of the present epoch, or of a part of one.</summary>
    public ReadOnlySpan<int> Samples(int number) =>
        _parts is { } parts ? parts.Of(Whole(number / parts.Own), number % parts.Own) : Whole(number);

    /// <summary>Fills a mini-batch.</summary>
    /// <param name="batch">Receives the samples; its count is set.</param>
    /// <param name="epoch">The epoch; its order is drawn with the first of its mini-batches that is asked for.</param>
    /// <param name="number">Which mini-batch of the epoch; where they are given in parts, which of this process's parts.</param>
    public void Fill(Batch batch, int epoch, int number)
    {
        if (_shuffleSeed is { } seed && _epoch != epoch)
            DrawOrder(seed, epoch);
        _epoch = epoch;

        ReadOnlySpan<int> samples = Samples(number);
        if (_parts is { } parts)
            batch.Whole!.Take(_set, Whole(number / parts.Own));
        Read(batch, samples, epoch);
        if (_mixer is null)
            return;
        Read(_mixer.Others, _mixer.Draw(samples, epoch), epoch);
        _mixer.Mix(batch);
    }

    public void Dispose()
    {
        _mixer?.Dispose();
        _reader.Dispose();
    }

    private void Read(Batch batch, ReadOnlySpan<int> samples, int epoch)
    {
        batch.Count = samples.Length;
        if (samples.IsEmpty)
            return;
        for (int input = 0; input < _set.InputCount; input++)
            _reader.Read(samples, input, epoch, batch.Input(input)[..(samples.Length * _set.InputLength(input))]);

        _augmenter?.Apply(batch, samples, epoch);
        for (int target = 0; target < _set.TargetCount; target++)
            FillTarget(batch, target, batch.Network.TargetLosses[target], samples);
    }

    private ReadOnlySpan<int> Whole(int number)
    {
        int first = number * _size;
        return _order.AsSpan(first, Math.Min(_size, _order.Length - first));
    }

    private void DrawOrder(int seed, int epoch)
    {
        if (_labelOrder is not null)
            _labelOrder.Fill(_order, seed, epoch);
        else
            Shuffling.Fill(_order, seed, epoch);
    }

    // The index of a class is a probability of 1.
    private void WriteTarget(int sample, int target, Span<float> row)
    {
        if (!_set.HasLabels(target))
        {
            _set.Target(sample, target).CopyTo(row);
            return;
        }

        row.Clear();
        row[_set.Label(sample, target)] = 1;
    }

    private void FillTarget(Batch batch, int target, int loss, ReadOnlySpan<int> samples)
    {
        if (_set.HasLabels(target) && batch.Network.LossSpan[loss].TakesLabels)
        {
            Span<int> labels = batch.Labels(loss);
            for (int i = 0; i < samples.Length; i++)
                labels[i] = _set.Label(samples[i], target);
            return;
        }

        Span<float> rows = batch.Targets(loss);
        int length = batch.Network.LossSpan[loss].TargetLength;
        for (int i = 0; i < samples.Length; i++)
            WriteTarget(samples[i], target, rows.Slice(i * length, length));
    }
}
