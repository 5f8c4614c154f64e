namespace Unroll;

/// <summary>
/// Limited-memory BFGS with a line search for the strong Wolfe conditions, as PyTorch's torch.optim.LBFGS with line_search_fn
/// "strong_wolfe" (Nocedal and Wright, "Numerical Optimization", 2nd edition, algorithms 7.4 and 7.5, and 3.5 and 3.6 for the search). It
/// estimates the curvature from the gradients of the last steps, and so needs far fewer steps than gradient descent where a function is
/// smooth and always the same: a picture that is learned, or a small network with all its samples in one mini-batch.
/// </summary>
/// <remarks>
/// It is no <see cref="Optimizer"/>: a step of those takes gradients that are there already, while this one asks for function and
/// gradients at places of its own choice, 20 iterations and some 25 questions a <see cref="Step(Span{float}, Objective)"/> with the
/// defaults. So a <see cref="Trainer{TNetwork}"/> cannot use it, nor do checkpoints hold it. Mini-batches that change from step to step
/// mislead it.
/// <para>
/// The first step allocates (2 <see cref="HistorySize"/> + 8) floats of memory for each value: for a picture of 512 x 512 x 3 and 100 pairs
/// 650 MB, for 10 pairs 90 MB. Nothing is allocated afterwards. Sums over all values are taken in double precision, in the same order every
/// time: the same start gives the same bits.
/// </para>
/// <para>
/// Beside rounding, there are these differences from PyTorch. What is remembered of an iteration are its rounded values, and gradients of
/// one objective, so values may be changed between two steps, as by clamping a picture. A step is remembered where the gradient changes
/// along it by enough for the size of that change, not by 1e-10 in any units. A place that is lower but too high for the slope at the start
/// is never gone to. Where something is infinite or NaN, the step is shortened. The members may be called beside one another on any thread:
/// each waits for the step that runs.
/// </para>
/// </remarks>
public sealed partial class Lbfgs : IDisposable
{
    private const int MostPairs = 1 << 16;

    private readonly Lock _stepping = new();   // taken before the turn of a network: an objective may use one
    private LbfgsBuffers? _buffers;
    private Network? _network;
    private int _length;
    private volatile bool _disposed;

    /// <summary>Sets the hyper-parameters; the defaults are those of PyTorch.</summary>
    /// <param name="learningRate">The step along the direction that a line search tries first, above 0. In the very first iteration it is
    /// multiplied by 1 / (sum of the magnitudes of the gradients) where that is below 1.</param>
    /// <param name="maxIterations">The directions that one step goes along at most, at least 1.</param>
    /// <param name="maxEvaluations">A step ends after the iteration in which it has asked the objective so many times, at least 1; null for
    /// 5/4 of <paramref name="maxIterations"/>, rounded down.</param>
    /// <param name="historySize">How many iterations are remembered, 1 to 65,536.</param>
    /// <param name="gradientTolerance">A step ends where no gradient is larger in magnitude.</param>
    /// <param name="changeTolerance">A step ends where no value changes by more in an iteration, where the objective changes by less, or
    /// where a step of 1 along the direction promises less. The line search divides no bracket in which no value changes by so
    /// much.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range: a tolerance must be finite and at least 0.</exception>
    public Lbfgs(
        float learningRate = 1f,
        int maxIterations = 20,
        int? maxEvaluations = null,
        int historySize = 100,
        float gradientTolerance = 1e-7f,
        float changeTolerance = 1e-9f)
    {
        LearningRate = Hyperparameter.Positive(learningRate);
        MaxIterations = Hyperparameter.Count(maxIterations);
        MaxEvaluations = Hyperparameter.Count(
            maxEvaluations ?? (int)Math.Min(MaxIterations * 5L / 4, int.MaxValue), nameof(maxEvaluations));
        HistorySize = Hyperparameter.Count(historySize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(historySize, MostPairs);
        GradientTolerance = Hyperparameter.NotNegative(gradientTolerance);
        ChangeTolerance = Hyperparameter.NotNegative(changeTolerance);
    }

    /// <summary>The step along the direction that a line search tries first.</summary>
    public float LearningRate { get; }

    /// <summary>The directions that one step goes along at most.</summary>
    public int MaxIterations { get; }

    /// <summary>A step ends after the iteration in which it has asked the objective so many times.</summary>
    public int MaxEvaluations { get; }

    /// <summary>How many iterations are remembered.</summary>
    public int HistorySize { get; }

    /// <summary>A step ends where no gradient is larger in magnitude.</summary>
    public float GradientTolerance { get; }

    /// <summary>A step ends where values or objective change by less in an iteration.</summary>
    public float ChangeTolerance { get; }

    /// <summary>The iterations of all steps, those in which no lower place was found included.</summary>
    public int Iterations { get; private set; }

    /// <summary>How often the objective was asked in all steps.</summary>
    public int Evaluations => _buffers?.Evaluations ?? 0;

    /// <summary>The objective where the last step has left the values; NaN before the first.</summary>
    public double Loss { get; private set; } = double.NaN;

    /// <summary>The largest magnitude among the gradients where the last step has left the values; NaN before the first. Not above
    /// <see cref="GradientTolerance"/> where it has converged.</summary>
    public float LargestGradient { get; private set; } = float.NaN;

    /// <summary>
    /// Makes up to <see cref="MaxIterations"/> iterations, each of which goes along one direction to a lower place.
    /// </summary>
    /// <param name="values">What is changed. The objective is asked at places on trial in this very memory; afterwards the values are
    /// those of the last iteration. Give the same values, in the same order, in every step.</param>
    /// <param name="objective">The function, the same in all calls of a step. It may use networks, but not this optimizer.</param>
    /// <returns>The objective before the step, as PyTorch's. <see cref="Loss"/> has the one after it.</returns>
    /// <exception cref="ArgumentException">There are no values.</exception>
    /// <exception cref="InvalidOperationException">This optimizer has made steps on a network or on a span of another length, or was called
    /// by its own objective.</exception>
    /// <exception cref="NonFiniteLossException">A value is infinite or NaN, or the objective or one of its gradients is so before the step.
    /// Nothing was changed. Where it happens on trial the step is shortened instead; the values are finite in every case.</exception>
    /// <exception cref="ObjectDisposedException">The optimizer is disposed.</exception>
    /// <remarks>What the objective throws reaches the caller. The values are those of the last iteration that was completed then, and the
    /// next step goes on from there.</remarks>
    public double Step(Span<float> values, Objective objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ThrowIfStepping();
        lock (_stepping)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (values.IsEmpty)
                throw new ArgumentException("There are no values; expected at least one.", nameof(values));
            ThrowIfOwned(null, values.Length);
            if (Magnitude.FirstNonFinite(values) is >= 0 and int place)
                throw NotMade(new(NonFinitePart.Parameter, null, values[place], double.NaN), $"Value {place} of {values.Length}");
            Attach(null, values.Length);
            double before = Minimize(values, objective);
            GC.KeepAlive(this);
            return before;
        }
    }

    /// <summary>Forgets what was remembered, so that the optimizer may begin again, with other values too. A step that runs is waited
    /// for.</summary>
    /// <exception cref="InvalidOperationException">It was called by the objective of a step.</exception>
    public void Reset()
    {
        ThrowIfStepping();
        lock (_stepping)
            Forget();
    }

    /// <summary>Frees the memory; the optimizer cannot be used afterwards. A step that runs is waited for.</summary>
    /// <exception cref="InvalidOperationException">It was called by the objective of a step.</exception>
    public void Dispose()
    {
        ThrowIfStepping();
        lock (_stepping)
        {
            Forget();
            _disposed = true;
        }
    }

    private void ThrowIfStepping()
    {
        if (_stepping.IsHeldByCurrentThread)
        {
            throw new InvalidOperationException(
                "Lbfgs is in the middle of a step on this very thread; call this before or after the step, not within its objective.");
        }
    }

    private void ThrowIfOwned(Network? network, int length)
    {
        if (_buffers is null || (_network == network && _length == length))
            return;
        string owner = _network is { } other ? $"another network ({other.Declaration.Name})" : $"a span of {_length} values";
        string given = network is null ? $"a span of {length} values" : $"the network {network.Declaration.Name}";
        throw new InvalidOperationException(
            $"This Lbfgs remembers steps of {owner}, but is to step {given}; use one a network or span, or call Reset.");
    }

    private void Attach(Network? network, int length)
    {
        _buffers ??= new LbfgsBuffers(length, HistorySize);
        (_network, _length) = (network, length);
    }

    private void Forget()
    {
        _buffers?.Dispose();
        _buffers = null;
        _network = null;
        _length = Iterations = 0;
        Loss = double.NaN;
        LargestGradient = float.NaN;
    }

    private static NonFiniteLossException NotMade(NonFinite found, string subject) => new(
        $"{subject} is {found.Value}. No step was made and nothing was changed. "
        + "Begin with values at which the objective and its gradients are finite.",
        found);
}
