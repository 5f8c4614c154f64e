namespace Unroll;

/// <summary>Computes the gradients of the mini-batches of a training: each at once, or in parts that are added up, by one process or by
/// several.</summary>
internal sealed class MiniBatchGradients : IDisposable
{
    private readonly Network _network;
    private readonly MiniBatchParts? _parts;
    private readonly Agreement? _together;
    private readonly PartSum? _sum;
    private readonly double[] _losses;       // of the own parts
    private readonly double[] _allLosses;    // of all processes
    private Batch? _batch;
    private Suspect? _suspect;

    public MiniBatchGradients(TrainingPlan plan)
    {
        _network = plan.Network;
        _parts = plan.Parts;
        _together = plan.Together;
        _sum = _parts is { } parts ? new PartSum(_network.Declaration.Memory.Summed, parts.Own) : null;
        _losses = new double[_parts?.Own ?? 0];
        _allLosses = new double[_together?.Group.Size ?? 0];
    }

    /// <summary>The samples of the last mini-batch.</summary>
    public int Samples { get; private set; }

    /// <summary>Computes the gradients of the next mini-batch, which the network has afterwards.</summary>
    /// <returns>The mean loss; null if another process was asked to end the training, so that there is no step.</returns>
    public float? Compute(BatchLoader loader)
    {
        if (_parts is not { } parts)
        {
            _batch = loader.Next()!;
            Samples = _batch.Count;
            return _network.ComputeGradients(_batch);
        }

        double loss = ComputeParts(loader, parts);
        if (_together is not null)
        {
            Span<float> gradients = _network.PartGradients;   // before the meeting, as all that may fail in one process alone
            if (_together.Meet(loss))
                return null;
            _together.Sum(gradients);
            for (int rank = 0; rank < _allLosses.Length; rank++)
                _allLosses[rank] = _together.NumberOf(rank);
            loss = PairwiseSum.Of(_allLosses);
        }

        return _network.CompleteParts(loss, parts.Count);
    }

    /// <summary>Looks for the sample because of which the last mini-batch had something that is not finite.</summary>
    /// <param name="loader">It has given the mini-batch.</param>
    /// <param name="gradients">Whether it was a gradient.</param>
    public Suspect? FindSuspect(BatchLoader loader, bool gradients) =>
        _parts is null ? SampleSearch.Find(_network, _batch!, loader.Samples, gradients)
        : _together is null ? _suspect
        : _together.Share(_suspect);

    public void Dispose() => _sum?.Dispose();

    private double ComputeParts(BatchLoader loader, MiniBatchParts parts)
    {
        _suspect = null;
        for (int part = 0; part < parts.Own; part++)
        {
            Batch batch = loader.Next()!;
            Samples = batch.Whole!.Count;
            _losses[part] = ComputePart(loader, batch, parts.First + part);
            _sum!.Add(part, _network.PartGradients);
        }

        return PairwiseSum.Of(_losses);
    }

    // The samples of a part are at hand now, and not when all parts are added up.
    private double ComputePart(BatchLoader loader, Batch batch, int part)
    {
        double loss = _network.ComputePart(batch, part);
        if (_suspect is not null || _network.IsPartFinite(loss))
            return loss;
        _suspect = SampleSearch.Find(_network, batch, loader.Samples, gradients: true);
        return _network.ComputePart(batch, part);   // the search has left other gradients
    }
}
