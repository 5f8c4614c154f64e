namespace Unroll;

/// <summary>Remembers which epoch was the best and, where wanted, the parameters that were measured at its end: those of the network or,
/// where there is a <see cref="WeightAverage"/>, its averages.</summary>
internal sealed class BestWeights
{
    private readonly Network _network;
    private readonly TrainingPlan _plan;
    private readonly float[]? _values;
    private double _best = double.PositiveInfinity;
    private double _reference = double.PositiveInfinity;
    private int _epochsWithoutImprovement;

    public BestWeights(TrainingPlan plan)
    {
        _network = plan.Network;
        _plan = plan;
        _values = plan.KeepBest && plan.Dev is not null ? new float[plan.Network.Declaration.Memory.Parameters] : null;
    }

    /// <summary>The best epoch so far; null before the first.</summary>
    public int? Epoch { get; private set; }

    /// <summary>Whether as many epochs as there is patience for brought no improvement.</summary>
    public bool IsPatienceOver => _epochsWithoutImprovement >= _plan.Patience;

    /// <summary>What is remembered besides the parameters.</summary>
    public BestState State => new(Epoch, _best, _reference, _epochsWithoutImprovement);

    /// <summary>The parameters of the best epoch; empty without one, or if they are not wanted.</summary>
    public ReadOnlySpan<float> Values => Epoch is null ? default : _values;

    /// <summary>Copies a part of <see cref="Values"/>.</summary>
    public void CopyValues(int start, Span<float> destination) => _values.AsSpan(start, destination.Length).CopyTo(destination);

    /// <summary>Goes on from what another has remembered.</summary>
    /// <param name="state">Its state.</param>
    /// <param name="values">Its parameters; empty if it had none.</param>
    public void GoOn(BestState state, ReadOnlySpan<float> values)
    {
        (Epoch, _best, _reference, _epochsWithoutImprovement) = (state.Epoch, state.Value, state.Reference, state.EpochsWithoutImprovement);
        values.CopyTo(_values);
    }

    /// <summary>Compares an epoch with the best so far, and keeps its parameters if it is better.</summary>
    public void Compare(EpochResult result)
    {
        double value = _plan.SelectBy == SelectBy.DevLoss ? result.DevLoss!.Value : -result.DevAccuracy!.Value;
        if (value < _best)
        {
            _best = value;
            Epoch = result.Epoch;
            Keep();
        }

        // Small improvements add up: they are compared with the last epoch that was better by enough, as Keras's EarlyStopping does.
        if (value < _reference - _plan.MinimumImprovement)
        {
            _reference = value;
            _epochsWithoutImprovement = 0;
        }
        else
        {
            _epochsWithoutImprovement++;
        }
    }

    private void Keep()
    {
        if (_values is null)
            return;
        if (_plan.WeightAverage is { } average)
            average.CopyParametersTo(_network, _values);
        else
            _network.CopyValuesTo(_values);
    }

    /// <summary>Gives the network the best parameters back, if there are any.</summary>
    /// <returns>Whether there were.</returns>
    public bool Restore()
    {
        if (_values is null || Epoch is null)
            return false;
        _network.CopyValuesFrom(_values);
        return true;
    }
}
