namespace Unroll;

/// <summary>Computes the gradients of the mini-batches of a training: each at once, or in parts that are added up.</summary>
internal sealed class MiniBatchGradients : IDisposable
{
    private readonly Network _network;
    private readonly MiniBatchParts? _parts;
    private readonly PartSum? _sum;
    private readonly double[] _losses;
    private Batch? _batch;
    private Suspect? _suspect;

    public MiniBatchGradients(Network network, MiniBatchParts? parts)
    {
        _network = network;
        _parts = parts;
        _sum = parts is { } cut ? new PartSum(network.Declaration.Memory.Summed, cut.Own) : null;
        _losses = new double[parts?.Own ?? 0];
    }

    /// <summary>The samples of the last mini-batch.</summary>
    public int Samples { get; private set; }

    /// <summary>Computes the gradients of the next mini-batch, which the network has afterwards.</summary>
    /// <returns>The mean loss.</returns>
    public float Compute(BatchLoader loader)
    {
        if (_parts is { } parts)
            return ComputeParts(loader, parts);
        _batch = loader.Next()!;
        Samples = _batch.Count;
        return _network.ComputeGradients(_batch);
    }

    /// <summary>Looks for the sample because of which the last mini-batch had something that is not finite.</summary>
    /// <param name="loader">It has given the mini-batch.</param>
    /// <param name="gradients">Whether it was a gradient.</param>
    public Suspect? FindSuspect(BatchLoader loader, bool gradients) =>
        _parts is null ? SampleSearch.Find(_network, _batch!, loader.Samples, gradients) : _suspect;

    public void Dispose() => _sum?.Dispose();

    private float ComputeParts(BatchLoader loader, MiniBatchParts parts)
    {
        _suspect = null;
        for (int part = 0; part < parts.Own; part++)
        {
            Batch batch = loader.Next()!;
            Samples = batch.Whole!.Count;
            _losses[part] = ComputePart(loader, batch, parts.First + part);
            _sum!.Add(part, _network.PartGradients);
        }

        double loss = 0;
        foreach (double share in _losses)
            loss += share;
        return _network.CompleteParts(loss, parts.Count);
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
