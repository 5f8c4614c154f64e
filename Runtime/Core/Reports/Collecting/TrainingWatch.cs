namespace Unroll;

/// <summary>
/// Looks at the parameters and gradients of the first step of a training, and of the last step of every epoch. It only reads, so the bits
/// of the training are the same. It allocates after those steps alone.
/// </summary>
internal sealed class TrainingWatch(Network network)
{
    private readonly float[] _before = new float[network.Declaration.Memory.Learnable];
    private readonly List<StepFigures> _steps = [];
    private readonly SilentUnits _silent = new(network.Declaration);

    /// <summary>The first step; null before it, and of a training that was resumed within.</summary>
    public ParameterSnapshot? Start { get; private set; }

    /// <summary>The last step of the best epoch so far; null where there is none, or before this training was resumed.</summary>
    public ParameterSnapshot? Best { get; private set; }

    /// <summary>The step that was looked at last.</summary>
    public ParameterSnapshot? Last { get; private set; }

    /// <summary>The steps that were looked at, in order.</summary>
    public IReadOnlyList<StepFigures> Steps => _steps;

    /// <summary>The units to which no gradient came for some time.</summary>
    public SilentUnits Silent => _silent;

    /// <summary>Remembers the parameters before a step.</summary>
    public void BeforeStep() => network.CopyValues(0, _before);

    /// <summary>Looks at the step that was made.</summary>
    /// <param name="isFirst">Whether it was the first of the training.</param>
    /// <param name="epoch">The epoch that it ended; null if it ended none.</param>
    public void AfterStep(bool isFirst, int? epoch)
    {
        using (network.TakeTurn())
        {
            if (!network.HasGradients)
                return;
            if (isFirst)
                Look(epoch: 0);
            Start ??= isFirst ? Last : null;
            if (epoch is { } ended)
            {
                Look(ended);
                _silent.Look(network.GradientsInTurn);
            }
        }
    }

    /// <summary>Says that the epoch looked at last is the best so far.</summary>
    public void MarkBest() => Best = Last;

    private void Look(int epoch)
    {
        Last = ParameterSnapshot.Of(network, epoch);
        _steps.Add(Measure(epoch, Last));
    }

    private StepFigures Measure(int epoch, ParameterSnapshot snapshot)
    {
        IReadOnlyList<ParameterDescription> parameters = network.Declaration.Parameters;
        double[] gradients = new double[parameters.Count], updates = new double[parameters.Count];
        double squares = 0;
        for (int i = 0; i < gradients.Length; i++)
        {
            gradients[i] = snapshot.Gradients[i]?.RootMeanSquare ?? double.NaN;
            updates[i] = double.NaN;
            if (snapshot.Gradients[i] is not { } gradient)
                continue;
            squares += gradient.RootMeanSquare * gradient.RootMeanSquare * gradient.Count;
            updates[i] = Update(parameters[i]);
        }

        return new StepFigures(epoch, Math.Sqrt(squares), gradients, updates);
    }

    private double Update(ParameterDescription parameter)
    {
        ReadOnlySpan<float> before = _before.AsSpan(parameter.Offset, parameter.Length);
        ReadOnlySpan<float> after = network.Values.Slice(parameter.Offset, parameter.Length);
        double changes = 0, weights = 0;
        for (int i = 0; i < before.Length; i++)
        {
            double change = (double)after[i] - before[i];
            changes += change * change;
            weights += (double)before[i] * before[i];
        }

        return weights > 0 ? Math.Sqrt(changes / weights) : double.NaN;
    }
}
