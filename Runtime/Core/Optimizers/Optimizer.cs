using System.Globalization;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// Changes the learnable parameters of a network along the gradients of its last ComputeGradients, in one pass over the flat buffers; or
/// any span of floats along gradients that the caller has computed. Derive from it for a rule of your own. An optimizer belongs to what its
/// first step changes, a network or a span of that length, because it remembers averages of those gradients. Its members may be called
/// beside one another on any thread: each waits for the step that runs.
/// </summary>
/// <remarks>
/// A span is anything that is learned outside a network, such as the picture of a style transfer or of an adversarial example. All that is
/// said of parameters holds for its values, too. No step makes a parameter infinite or NaN. Gradients that are not finite are refused
/// before anything is changed. From finite ones a rule can still make such a parameter, by overflow; where <see cref="IsBounded"/> does not
/// rule that out, parameters and averages are copied before the step, looked at after it, and given back if one is not finite.
/// </remarks>
public abstract unsafe partial class Optimizer : IDisposable
{
    /// <summary>What PyTorch's clip_grad_norm_ adds to the norm.</summary>
    private const double ClipEpsilon = 1e-6;

    /// <summary>Every buffer that <see cref="Update"/> gets has a multiple of so many floats.</summary>
    private const int Alignment = 16;

    /// <summary>A step below this, 2^100, leaves every finite parameter finite: it is less than half a unit in the last place of the
    /// largest float.</summary>
    internal const double Large = 1267650600228229401496703205376.0;

    [ThreadStatic]
    private static Optimizer? t_updating;   // whose Update this thread is in

    private readonly int _averages;
    private readonly Lock _stepping = new();   // within the turn of the network
    private NativeBuffer? _state;
    private volatile Network? _network;
    private float _learningRate;
    private float? _clipNorm;
    private volatile bool _disposed;

    /// <summary>Sets the learning rate.</summary>
    /// <param name="learningRate">The factor of a step, positive or zero.</param>
    /// <param name="averages">How many floats the rule remembers of every parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is negative, or the rate is not finite.</exception>
    protected Optimizer(float learningRate, int averages)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(averages);
        LearningRate = learningRate;
        _averages = averages;
    }

    /// <summary>The learning rate, before the schedule; may be changed between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a negative number, infinity or NaN.</exception>
    public float LearningRate
    {
        get => _learningRate;
        set => _learningRate = Hyperparameter.NotNegative(value, nameof(LearningRate));
    }

    /// <summary>How the learning rate changes from step to step; null for a constant one.</summary>
    public Schedule? Schedule { get; set; }

    /// <summary>
    /// The largest norm of all gradients together; longer ones are scaled down to it for the step, as PyTorch's clip_grad_norm_ does: by
    /// ClipNorm / (norm + 1e-6) where that is below 1. <see cref="Network.Gradients"/> stays as it is. Null, the default, for none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to zero, a negative number, infinity or NaN.</exception>
    public float? ClipNorm
    {
        get => _clipNorm;
        set => _clipNorm = value is { } norm ? Hyperparameter.Positive(norm, nameof(ClipNorm)) : null;
    }

    /// <summary>The steps made.</summary>
    public int Steps { get; private set; }

    /// <summary>The learning rate of the next step: <see cref="LearningRate"/> changed by <see cref="Schedule"/>.</summary>
    /// <exception cref="InvalidOperationException">The schedule gives a rate that is negative, infinite or NaN.</exception>
    public float CurrentLearningRate
    {
        get
        {
            if (Schedule is not { } schedule)
                return LearningRate;
            float rate = schedule.Rate(LearningRate, Steps);
            return float.IsFinite(rate) && rate >= 0 ? rate : throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The schedule {schedule.GetType().Name} gives the learning rate {rate} "
                + $"for step {Steps} (counted from 0); expected a finite number of at least 0."));
        }
    }

    /// <summary>The norm of all gradients at the last step, before clipping; NaN if <see cref="ClipNorm"/> was null.</summary>
    public float GradientNorm { get; private set; } = float.NaN;

    /// <summary>Makes one step. Allocates nothing but, in the first, the memory for the averages. Predictions of other threads have the
    /// parameters of before or of after the step: those that run are waited for, and those that begin meanwhile wait.</summary>
    /// <param name="network">The network, after a ComputeGradients.</param>
    /// <exception cref="InvalidOperationException">
    /// There are no gradients yet, this optimizer has made steps on another network or on a span, a Fit on another thread trains the
    /// network, or the schedule gives a rate that is negative, infinite or NaN.
    /// </exception>
    /// <exception cref="NonFiniteLossException">
    /// The loss, a gradient or a statistic of the last ComputeGradients is infinite or NaN, or the step would make a parameter so. No step
    /// was made: parameters, running averages and this optimizer are as they were before that ComputeGradients.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The network or the optimizer is disposed.</exception>
    public void Step(Network network)
    {
        if (TryStep(network) is { } found)
        {
            throw new NonFiniteLossException(
                $"{found.Subject} is {found.Value}. No step was made; the network is as it was before the last ComputeGradients. "
                + NonFinite.Advice,
                found);
        }
    }

    /// <summary>Makes one step, or says why it cannot be made.</summary>
    /// <returns>What is not finite; null if the step was made.</returns>
    internal NonFinite? TryStep(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        ObjectDisposedException.ThrowIf(_disposed, this);
        ThrowIfUpdating();
        NonFinite? found;
        using (network.TakeTurnToTrain())
        {
            lock (_stepping)
                found = TryStepInTurn(network);
        }

        GC.KeepAlive(network);
        GC.KeepAlive(this);
        return found;
    }

    /// <summary>Forgets steps and averages, so that the optimizer may begin again, on another network or span too. A step that runs is
    /// waited for.</summary>
    /// <exception cref="InvalidOperationException">It was called by an Update of this optimizer.</exception>
    public void Reset()
    {
        ThrowIfUpdating();
        lock (_stepping)
            Forget();
    }

    /// <summary>Frees the averages; the optimizer cannot be used afterwards. A step that runs is waited for.</summary>
    /// <exception cref="InvalidOperationException">It was called by an Update of this optimizer.</exception>
    public void Dispose()
    {
        ThrowIfUpdating();
        lock (_stepping)
        {
            Forget();
            _disposed = true;
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Whether this thread is in an <see cref="Update"/> of a step of this network.</summary>
    internal static bool IsUpdating(Network network) => t_updating is { } optimizer && optimizer._network == network;

    private NonFinite? TryStepInTurn(Network network)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!network.HasGradients)
            throw new InvalidOperationException($"{network.Declaration.Name} has no gradients yet; call ComputeGradients before Step.");
        if (network.NonFinite is { } nonFinite)
            return nonFinite;
        Span<float> parameters = Padded(network.LearnableValues);
        Span<float> gradients = Padded(network.LearnableGradients);
        float rate = CurrentLearningRate;
        Attach(network, parameters.Length);

        float scale = Clip(gradients);
        _largestGradient = Math.Max(_largestGradient, network.LargestGradient * scale);   // the averages remember it, and the rate may rise
        _isTrial |= !IsBounded(_largestGradient, rate);
        long version = network.Version;
        using (network.BeginChange())
        {
            if (_isTrial)
                return Try(network, parameters, gradients, rate, scale, version);
            Make(network, parameters, gradients, rate, scale);
            return null;
        }
    }

    /// <summary>Calls <see cref="Update"/>, which may be anybody's code, so that what it calls can be told where it is.</summary>
    private void UpdateGuarded(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale)
    {
        Optimizer? outer = t_updating;
        t_updating = this;
        try
        {
            Update(parameters, gradients, averages, learningRate, gradientScale);
        }
        finally
        {
            t_updating = outer;
        }
    }

    private void ThrowIfUpdating()
    {
        if (_stepping.IsHeldByCurrentThread || t_updating == this)
        {
            throw new InvalidOperationException(
                $"{GetType().Name} is in the middle of a step on this very thread; call this before or after the step, not within Update.");
        }
    }

    private void Forget()
    {
        _state?.Dispose();
        _state = null;
        _staging?.Dispose();
        _staging = null;
        ForgetTrials();
        _network = null;
        _spanLength = 0;
        Steps = 0;
        GradientNorm = float.NaN;
    }

    /// <summary>
    /// Whether the rule changes every parameter by its own gradient and averages alone. If so, <see cref="Update"/> is called for one slice
    /// of the buffers after another, the same slices in every step, and on several threads at once if a network is stepped that has them
    /// (<see cref="Network.Threads"/>). False unless overridden: one call gets all parameters.
    /// </summary>
    protected virtual bool IsElementwise => false;

    /// <summary>
    /// Whether a step certainly makes no parameter infinite or NaN, whatever finite numbers the parameters are. Where that is not sure the
    /// step is made on trial, which costs a copy of parameters and averages and a look at the result, and is from then on until
    /// <see cref="Reset"/>, for what an average remembers may make a later step too large. False unless overridden; the rules of this
    /// library are bounded for gradients and rates as they occur.
    /// </summary>
    /// <param name="gradient">No gradient of this step is larger, after scaling, and none of an earlier one that an average may
    /// remember.</param>
    /// <param name="learningRate">The learning rate of this step.</param>
    protected virtual bool IsBounded(float gradient, float learningRate) => false;

    /// <summary>
    /// Changes all parameters, or those of a slice (<see cref="IsElementwise"/>). The lengths of the buffers are multiples of 16, and those
    /// of a network start at multiples of 64 bytes; where parameter and gradient are zero because they only fill a gap, the parameter must
    /// stay zero. <see cref="Steps"/> counts this step already. Nothing here may use the network or dispose the optimizer: they throw an
    /// InvalidOperationException.
    /// </summary>
    /// <param name="parameters">The learnable parameters, or the values of the span.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="averages">What the rule remembers, zero before the first step: the first average of all parameters, then the second,
    /// and so on.</param>
    /// <param name="learningRate">The learning rate of this step.</param>
    /// <param name="gradientScale">What every gradient is to be multiplied by before anything else: below 1 where gradients are
    /// clipped.</param>
    protected abstract void Update(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale);

    private void Make(Network network, Span<float> parameters, Span<float> gradients, float rate, float scale)
    {
        Steps++;
        if (IsElementwise)
            UpdateInSlices(network, parameters, gradients, rate, scale);
        else
            UpdateGuarded(parameters, gradients, _state!.Span(_averages * parameters.Length), rate, scale);
    }

    private float Clip(ReadOnlySpan<float> gradients)
    {
        if (ClipNorm is not { } largest)
        {
            GradientNorm = float.NaN;
            return 1f;
        }

        double norm = DoublePrecision.Norm(gradients);
        GradientNorm = (float)norm;
        return (float)Math.Min(1.0, largest / (norm + ClipEpsilon));
    }

    private void Attach(Network network, int length)
    {
        if (_network == network)
            return;
        ThrowIfOwned("a network");
        _state = new NativeBuffer((long)_averages * length);
        _network = network;
    }

    private void ThrowIfOwned(string given)
    {
        string? owner = _network is { } network ? $"another network's gradients ({network.Declaration.Name})"
            : _spanLength > 0 ? $"the gradients of a span of {_spanLength} values" : null;
        if (owner is not null)
        {
            throw new InvalidOperationException(
                $"This optimizer holds averages of {owner}, but is to step {given}; use one optimizer a network or span, or call Reset.");
        }
    }

    /// <summary>Tensors start at multiples of 16 floats and gaps are zero, so the floats up to the next multiple belong to
    /// nobody.</summary>
    private static Span<float> Padded(Span<float> learnable) =>
        MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(learnable), PaddedLength(learnable.Length));

    private static int PaddedLength(int length) => checked(length + Alignment - 1) / Alignment * Alignment;
}
