namespace Unroll;

/// <content>Steps on a network.</content>
public sealed partial class Lbfgs
{
    private Objective? _meanLoss;
    private Batch? _batch;
    private long _masks;          // the step that the masks of dropout are drawn for, the same throughout
    private bool _movesAverages;

    /// <summary>
    /// Makes up to <see cref="MaxIterations"/> iterations on the learnable parameters of a network, with the mean loss of a mini-batch as
    /// the objective, L1 and L2 terms included. It needs no ComputeGradients before it. Give all samples in one mini-batch, the same in
    /// every step. The masks of dropout are the same throughout the step; running averages move once, by the statistics before the step.
    /// </summary>
    /// <param name="network">The network. Its <see cref="Network.Gradients"/> are empty afterwards, until the next ComputeGradients.
    /// Predictions of other threads have the parameters of before or of after the step, for whose end they wait.</param>
    /// <param name="batch">The samples and their targets.</param>
    /// <returns>The mean loss before the step, as PyTorch's. <see cref="Loss"/> has the one after it.</returns>
    /// <exception cref="ArgumentException">The mini-batch is one that <see cref="Network.ComputeGradients(Batch)"/> refuses.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss, a Fit on another thread trains it, this optimizer has made
    /// steps on another network or on a span, or it was called by the objective of a step.</exception>
    /// <exception cref="NonFiniteLossException">The loss, a gradient or a statistic is infinite or NaN before the step. The network is as
    /// it was. Where it happens on trial the step is shortened instead; the parameters are finite in every case.</exception>
    /// <exception cref="ObjectDisposedException">The network, the mini-batch or the optimizer is disposed.</exception>
    public double Step(Network network, Batch batch)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(batch);
        ThrowIfStepping();
        lock (_stepping)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            using (network.TakeTurnToTrain())
            {
                Span<float> values = network.LearnableValues;
                ThrowIfOwned(network, values.Length);
                network.CheckTrainable(batch);
                Attach(network, values.Length);
                using (network.BeginChange())
                    return StepInTurn(network, batch, values);
            }
        }
    }

    private double StepInTurn(Network network, Batch batch, Span<float> values)
    {
        _batch = batch;
        _masks = network.DropoutStep;
        _movesAverages = true;
        try
        {
            double before = Minimize(values, _meanLoss ??= MeanLoss);
            network.DropoutStep = _masks + 1;
            return before;
        }
        finally
        {
            _batch = null;
            network.ForgetGradients();   // they are those of the last place on trial
            network.MarkChanged();
            GC.KeepAlive(network);
            GC.KeepAlive(this);
        }
    }

    private double MeanLoss(ReadOnlySpan<float> values, Span<float> gradients)
    {
        Network network = _network!;
        network.MarkChanged();   // values are its parameters
        network.DropoutStep = _masks;
        network.ComputeGradientsInTurn(_batch!, _movesAverages);
        _movesAverages = false;
        network.LearnableGradients.CopyTo(gradients);
        return network.NonFinite is null ? network.LastLoss : double.NaN;
    }
}
