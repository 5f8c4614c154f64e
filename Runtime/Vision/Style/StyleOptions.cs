namespace Unroll.Vision;

/// <summary>
/// How <see cref="StyleTransfer"/> weighs and seeks. Weights mean the same in every network: a loss of content or style counts in units of
/// the one by which the two pictures differ there, the total variation in units of that of the content.
/// </summary>
public sealed record StyleOptions
{
    /// <summary>The weight of the content, shared evenly among its losses; at least 0, 1 by default.</summary>
    public float ContentWeight { get; init; } = 1;

    /// <summary>The weight of the style, shared among its losses by <see cref="LayerWeights"/>; at least 0, 10 by default. More makes the
    /// picture more like the other's strokes, less keeps what it shows.</summary>
    public float StyleWeight { get; init; } = 10;

    /// <summary>The weight of the total variation; at least 0, 0.5 by default. More takes away noise, and at last detail.</summary>
    public float Smoothness { get; init; } = 0.5f;

    /// <summary>The share of each loss of style by its name; null, and where a name is missing, 1. They are divided by their sum, which
    /// must not be 0; a name of no loss of style is refused.</summary>
    public IReadOnlyDictionary<string, float>? LayerWeights { get; init; }

    /// <summary>What moves the picture; L-BFGS by default.</summary>
    public StyleOptimizer Optimizer { get; init; } = StyleOptimizer.Lbfgs;

    /// <summary>Iterations, at least 1; 60 by default, enough for L-BFGS. Adam wants about 300. They end with a report: a number that is no
    /// multiple of <see cref="ReportEvery"/> is rounded up.</summary>
    public int Iterations { get; init; } = 60;

    /// <summary>The rate of Adam, above 0; 0.02 by default, of colors from 0 to 1. L-BFGS takes none.</summary>
    public float LearningRate { get; init; } = 0.02f;

    /// <summary>Whether the colors of the content stay and only lightness is taken from the result (Gatys et al., "Preserving Color in
    /// Neural Artistic Style Transfer", 2016, luminance only, at the end); false by default.</summary>
    public bool KeepColors { get; init; }

    /// <summary>With which picture to begin, unless <see cref="First"/> is given; the content by default.</summary>
    public StyleStart Start { get; init; } = StyleStart.Content;

    /// <summary>A picture to begin with, for instance the result for a smaller size; null by default.</summary>
    public Picture? First { get; init; }

    /// <summary>The seed of the noise; 1 by default.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Iterations from one report to the next, at least 1; 10 by default. A report costs a prediction.</summary>
    public int ReportEvery { get; init; } = 10;

    /// <summary>Gets a report before the first iteration, after every <see cref="ReportEvery"/> and after the last; null by
    /// default.</summary>
    public Action<StyleProgress>? Progress { get; init; }

    internal void Check()
    {
        foreach (float weight in (float[])[ContentWeight, StyleWeight, Smoothness, .. LayerWeights?.Values ?? []])
        {
            if (!float.IsFinite(weight) || weight < 0)
                throw new ArgumentException($"A weight is {weight}; expected numbers of at least 0.", "options");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Iterations, 1, nameof(Iterations));
        ArgumentOutOfRangeException.ThrowIfLessThan(ReportEvery, 1, nameof(ReportEvery));
    }
}
