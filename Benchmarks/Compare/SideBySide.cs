using Unroll.Benchmarks.Measuring;
using Unroll.Benchmarks.Peak;

namespace Unroll.Benchmarks.Compare;

/// <summary>Ours, perhaps a peer, and the FMA peak, measured in the same rounds.</summary>
internal sealed class SideBySide
{
    private readonly ComparisonSettings settings;
    private readonly FmaPeak peak = FmaPeak.Widest();

    private SideBySide(ComparisonSettings settings, Action ours, string? peer, Action? theirs)
    {
        this.settings = settings;
        Ours = new Work("ours", ours);
        Theirs = theirs is null ? null : new Work(peer!, theirs);
    }

    public Work Ours { get; }

    public Work? Theirs { get; }

    /// <summary>Measures, A B A B.</summary>
    /// <param name="settings">How.</param>
    /// <param name="ours">Ours.</param>
    /// <param name="peer">What the peer is called, if there is one.</param>
    /// <param name="theirs">The same by the peer.</param>
    /// <param name="others">What else to measure in the same rounds.</param>
    public static SideBySide Measure(
        ComparisonSettings settings, Action ours, string? peer, Action? theirs, params ReadOnlySpan<Work> others)
    {
        var measured = new SideBySide(settings, ours, peer, theirs);
        settings.Rounds().Run(measured.Theirs is { } work
            ? [measured.Ours, work, .. others, measured.peak.Work]
            : [measured.Ours, .. others, measured.peak.Work]);
        return measured;
    }

    /// <summary>Adds times, ratio, share of the peak and bytes.</summary>
    /// <param name="figures">Receives them.</param>
    /// <param name="multiplyAdds">Multiply-adds of one call by the direct algorithm.</param>
    /// <param name="missing">Why there is no peer, if one was wanted.</param>
    public void AddTo(Figures figures, long multiplyAdds, string? missing)
    {
        figures.Add("ours_us", Ours.MedianSeconds * 1e6);
        if (Theirs is not null)
        {
            figures.Add("peer", Theirs.Name)
                .Add("peer_us", Theirs.MedianSeconds * 1e6)
                .Add("ratio", Statistics.MedianRatio(Theirs.Seconds, Ours.Seconds), "F2");
        }

        double possible = peak.Gflops * 1e9 * settings.Threads;
        figures.Add("peak_share", 2 * multiplyAdds / (Ours.MedianSeconds * possible), "F3").Add("bytes", Ours.AllocatedBytes(), "F0");
        if (Theirs is not null)
            figures.Add("peer_bytes", Theirs.AllocatedBytes(), "F0");
        figures.MissingPeer = missing;
    }
}
