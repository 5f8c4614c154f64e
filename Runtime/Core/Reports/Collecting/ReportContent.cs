namespace Unroll;

/// <summary>All that a page is made of.</summary>
/// <param name="Network">The network.</param>
/// <param name="Options">What the caller has to say.</param>
/// <param name="Parameters">The parameters as they are now.</param>
/// <param name="Training">The training; null for a page of a network alone.</param>
/// <param name="Review">How the network does on a set; null where none was measured.</param>
/// <param name="Written">When the page was made.</param>
internal sealed record ReportContent(
    Network Network, ReportOptions Options, ParameterSnapshot Parameters, TrainingContent? Training, SetReview? Review,
    DateTimeOffset Written)
{
    /// <summary>What the network is.</summary>
    public NetworkDescription Description => Network.Declaration;

    /// <summary>The heading.</summary>
    public string Title => Options.Title ?? Description.Name;

    /// <summary>The places of the layers' weights among the parameters, in stage order.</summary>
    public IReadOnlyList<int> Layers { get; } =
    [
        .. Enumerable.Range(0, Network.Declaration.Parameters.Count)
            .Where(place => ParameterSnapshot.IsLayer(Network.Declaration.Parameters[place])),
    ];

    /// <summary>The moments whose gradients are known, the earliest first, each with its name.</summary>
    public IReadOnlyList<(string Name, ParameterSnapshot Moment)> Moments
    {
        get
        {
            if (Training is not { } training)
                return Parameters.Gradients.Any(gradient => gradient is not null) ? [("now", Parameters)] : [];
            var moments = new List<(string, ParameterSnapshot)>();
            if (training.Watch.Start is { } start)
                moments.Add(("first step", start));
            if (training.Watch.Best is { } best && best != training.Watch.Last)
                moments.Add(($"epoch {best.Epoch}, best", best));
            if (training.Watch.Last is { } last && last != training.Watch.Start)
                moments.Add(($"epoch {last.Epoch}", last));
            return moments;
        }
    }
}
