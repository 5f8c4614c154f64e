using Unroll.Kernels;

namespace Unroll.Vision;

/// <summary>Moves the numbers of a picture to where its losses are lower.</summary>
internal sealed class StylePainter : IDisposable
{
    private readonly Network _network;
    private readonly Batch _batch;
    private readonly float[] _values, _gradients, _slopes;
    private readonly float _smoothness;
    private readonly int _iterations;
    private readonly Adam? _adam;
    private readonly Lbfgs? _lbfgs;
    private CancellationToken _stop;

    /// <param name="network">The network.</param>
    /// <param name="batch">Its targets.</param>
    /// <param name="values">The picture.</param>
    /// <param name="options">What moves it, and by how many iterations at a time.</param>
    /// <param name="smoothness">The weight of the total variation.</param>
    public StylePainter(Network network, Batch batch, float[] values, StyleOptions options, float smoothness)
    {
        (_network, _batch, _values, _smoothness, _iterations) = (network, batch, values, smoothness, options.ReportEvery);
        (_gradients, _slopes) = (new float[values.Length], new float[values.Length]);
        if (options.Optimizer == StyleOptimizer.Adam)
            _adam = new Adam(options.LearningRate);
        else
            _lbfgs = new Lbfgs(maxIterations: _iterations, maxEvaluations: 2 * _iterations, historySize: 20, changeTolerance: 0);
    }

    /// <summary>The total variation of a picture.</summary>
    public static double Variation(float[] values, ValueDescription size) =>
        Losses.TotalVariationLoss(ref values[0], values.Length, size.Height, size.Width, absolute: 0);

    /// <summary>Makes some iterations, or fewer where it is stopped or nothing is left to gain.</summary>
    public void Go(CancellationToken stop)
    {
        _stop = stop;
        if (_lbfgs is not null)
        {
            try
            {
                _lbfgs.Step(_values, Score);
            }
            catch (OperationCanceledException)
            {
                // The values are those of the last iteration that was completed.
            }

            return;
        }

        for (int i = 0; i < _iterations && !stop.IsCancellationRequested; i++)
        {
            Score(_values, _gradients);
            _adam!.Step(_values, _gradients);
        }
    }

    public void Dispose()
    {
        _adam?.Dispose();
        _lbfgs?.Dispose();
    }

    /// <summary>The loss of a picture, and its gradient.</summary>
    private double Score(ReadOnlySpan<float> values, Span<float> gradients)
    {
        _stop.ThrowIfCancellationRequested();
        Span<float> picture = _batch.Input(0);
        values.CopyTo(picture);
        double loss = _network.ComputeGradients(_batch);
        ValueDescription size = _network.Declaration.Inputs[0];
        float variation = Losses.TotalVariation(
            ref picture[0], ref _slopes[0], _smoothness, picture.Length, size.Height, size.Width, absolute: 0);
        ReadOnlySpan<float> slopes = _batch.InputGradient(0);
        for (int i = 0; i < gradients.Length; i++)
            gradients[i] = slopes[i] + _slopes[i];
        return loss + (_smoothness * variation);
    }
}
