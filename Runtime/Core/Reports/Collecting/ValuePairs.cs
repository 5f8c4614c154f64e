namespace Unroll;

/// <summary>What a loss wanted and what the network gave, for a loss of numbers.</summary>
/// <param name="loss">The loss.</param>
/// <param name="place">Its place among the losses.</param>
/// <param name="start">Where the output that it scores begins among all outputs of a sample.</param>
internal sealed class ValuePairs(LossDescription loss, int place, int start)
{
    /// <summary>The elements that are shown one by one; of more all are shown together.</summary>
    public const int MostElements = 4;

    private const int MostShown = 1500;

    private readonly PairSums[] _sums = [.. Enumerable.Range(0, loss.Length <= MostElements ? loss.Length : 1).Select(_ => new PairSums())];
    private int _seen, _every = 1;

    /// <summary>The loss.</summary>
    public LossDescription Loss => loss;

    /// <summary>The sums of each element; where there are too many, of all together.</summary>
    public IReadOnlyList<PairSums> Elements => _sums;

    /// <summary>The pairs of a network: one for each loss that wants numbers and scores an output.</summary>
    public static IReadOnlyList<ValuePairs> Of(NetworkDescription network) =>
    [
        .. from place in Enumerable.Range(0, network.Losses.Count)
           let loss = network.Losses[place]
           where loss.Kind is "MeanSquaredError" or "SmoothL1"
           let start = OutputReading.StartOf(network, loss)
           where start is not null
           select new ValuePairs(loss, place, start.Value),
    ];

    /// <summary>Adds a sample.</summary>
    public void Add(Batch batch, int sample, ReadOnlySpan<float> outputs)
    {
        ReadOnlySpan<float> targets = batch.Targets(place).Slice(sample * loss.Length, loss.Length);
        ReadOnlySpan<float> values = outputs.Slice(start, loss.Length);
        bool isShown = _seen++ % _every == 0;
        for (int i = 0; i < values.Length; i++)
            _sums[_sums.Length == 1 ? 0 : i].Add(targets[i], values[i], isShown);
        if (_sums[0].Shown.Count < MostShown)
            return;
        _every *= 2;
        foreach (PairSums sums in _sums)
            sums.Halve();
    }
}
