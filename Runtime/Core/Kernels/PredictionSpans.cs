using System.ComponentModel;

namespace Unroll.Kernels;

/// <summary>
/// The inputs of a prediction and, behind them, its outputs, as the caller gave them, for generated code. Several threads share a call only
/// of networks with no more than <see cref="Most"/> of them: each is a field here, since spans cannot stand in an array.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref struct PredictionSpans
{
    /// <summary>The most inputs and outputs together.</summary>
    public const int Most = 8;

    private readonly ReadOnlySpan<float> _a, _b, _c, _d, _e, _f, _g, _h;

    /// <summary>Takes the inputs and outputs in their order.</summary>
    /// <param name="a">The first.</param>
    /// <param name="b">The second, as the others each sample behind sample.</param>
    /// <param name="c">The third.</param>
    /// <param name="d">The fourth.</param>
    /// <param name="e">The fifth.</param>
    /// <param name="f">The sixth.</param>
    /// <param name="g">The seventh.</param>
    /// <param name="h">The eighth.</param>
    public PredictionSpans(
        ReadOnlySpan<float> a,
        ReadOnlySpan<float> b,
        ReadOnlySpan<float> c = default,
        ReadOnlySpan<float> d = default,
        ReadOnlySpan<float> e = default,
        ReadOnlySpan<float> f = default,
        ReadOnlySpan<float> g = default,
        ReadOnlySpan<float> h = default)
    {
        _a = a;
        _b = b;
        _c = c;
        _d = d;
        _e = e;
        _f = f;
        _g = g;
        _h = h;
    }

    /// <summary>Keeps all of them in place while the samples are predicted.</summary>
    /// <param name="samples">Learns where they are, and predicts.</param>
    internal void Predict(SampleOperands samples) => Pin(samples, 0);

    private void Pin(SampleOperands samples, int index)
    {
        if (index == samples.Count)
        {
            samples.Predict();
            return;
        }

        fixed (float* start = At(index))
        {
            samples.Place(index, start);
            Pin(samples, index + 1);
        }
    }

    private ReadOnlySpan<float> At(int index) => index switch
    {
        0 => _a,
        1 => _b,
        2 => _c,
        3 => _d,
        4 => _e,
        5 => _f,
        6 => _g,
        _ => _h,
    };
}
