using Unroll.Vision;

namespace Samples.Style;

/// <summary>
/// Paints at small sizes first and goes on from there at the next: at the small ones the strokes become wide, at the large ones they get
/// their detail (Gatys et al., "Controlling Perceptual Factors in Neural Style Transfer", 2017, section 6).
/// </summary>
/// <param name="steps">The networks, the smallest first.</param>
internal sealed class StyleLadder(StyleStep[] steps) : IDisposable
{
    /// <summary>Paints.</summary>
    /// <param name="content">What is shown.</param>
    /// <param name="style">How it is painted.</param>
    /// <param name="options">Weights and optimizer; the iterations are those of each size.</param>
    /// <param name="progress">Gets every report, with its size.</param>
    /// <param name="stop">Ends it early.</param>
    public Picture Paint(Picture content, Picture style, StyleOptions options, Action<int, StyleProgress> progress, CancellationToken stop)
    {
        Picture? painted = null;
        foreach (StyleStep step in steps)
        {
            if (painted is not null && stop.IsCancellationRequested)
                break;
            using var transfer = new StyleTransfer(step.Network, step.Predict);

            // Colors are kept at the end: the next size goes on from those of the style.
            bool isLast = step == steps[^1];
            StyleOptions here = options with
            {
                First = painted,
                KeepColors = options.KeepColors && isLast,
                Progress = report => progress(step.Side, report),
            };
            painted = transfer.Paint(content, style, here, stop);
        }

        return painted!;
    }

    public void Dispose()
    {
        foreach (StyleStep step in steps)
            step.Network.Dispose();
    }
}
