using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// Stochastic gradient descent with momentum, as PyTorch's torch.optim.SGD with dampening 0 (Sutskever, Martens, Dahl, Hinton, "On the
/// importance of initialization and momentum in deep learning", ICML 2013, in PyTorch's form, where the learning rate multiplies the whole
/// velocity).
/// </summary>
/// <remarks>
/// With gradient g and parameter p: d = g + weightDecay p; velocity b = momentum b + d, from 0; p -= rate * b, or with Nesterov's momentum
/// p -= rate * (d + momentum b). Without momentum p -= rate * d.
/// </remarks>
public sealed class Sgd : Optimizer
{
    /// <summary>Sets the hyper-parameters; those with a default have PyTorch's.</summary>
    /// <param name="learningRate">The factor of a step.</param>
    /// <param name="momentum">What the velocity keeps of its past, in [0, 1).</param>
    /// <param name="nesterov">Whether to look ahead along the velocity; needs momentum.</param>
    /// <param name="weightDecay">The factor of the parameter in its own gradient, of all learnable parameters, biases too.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">Nesterov's momentum is wanted, but <paramref name="momentum"/> is 0.</exception>
    public Sgd(float learningRate, float momentum = 0f, bool nesterov = false, float weightDecay = 0f)
        : base(learningRate, averages: momentum == 0 ? 0 : 1)
    {
        Momentum = (float)Hyperparameter.Decay(momentum);
        if (nesterov && momentum == 0)
            throw new ArgumentException("Nesterov's momentum needs a momentum above 0.", nameof(nesterov));
        Nesterov = nesterov;
        WeightDecay = Hyperparameter.NotNegative(weightDecay);
    }

    /// <summary>What the velocity keeps of its past.</summary>
    public float Momentum { get; }

    /// <summary>Whether the step looks ahead along the velocity.</summary>
    public bool Nesterov { get; }

    /// <summary>The factor of the parameter in its own gradient.</summary>
    public float WeightDecay { get; }

    /// <inheritdoc />
    protected internal override string Settings =>
        FormattableString.Invariant($"momentum {Momentum}, nesterov {Nesterov}, weightDecay {WeightDecay}");

    /// <inheritdoc />
    protected override bool IsElementwise => true;

    /// <inheritdoc />
    /// <remarks>
    /// The velocity of the gradients is at most gradient / (1 - momentum). Weight decay adds at most weightDecay / (1 - momentum) of a
    /// parameter to it, and draws the parameter to zero without passing it as long as rate * weightDecay is at most (1 - sqrt(momentum))^2,
    /// where the oscillation of gradient descent with momentum on a quadratic begins (Polyak, "Some methods of speeding up the convergence
    /// of iteration methods", 1964).
    /// </remarks>
    protected override bool IsBounded(float gradient, float learningRate)
    {
        double velocity = gradient / (1.0 - Momentum), damping = 1 - Math.Sqrt(Momentum);
        return velocity < Large && velocity * learningRate < Large
            && WeightDecay <= (1 - Momentum) / 2 && (double)learningRate * WeightDecay <= damping * damping;
    }

    /// <inheritdoc />
    protected override void Update(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale)
    {
        if (Momentum == 0)
            Descend(parameters, gradients, learningRate, gradientScale);
        else
            DescendWithMomentum(parameters, gradients, averages, learningRate, gradientScale);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Descend(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate, float gradientScale)
    {
        ref float parameter = ref MemoryMarshal.GetReference(parameters);
        ref float gradient = ref MemoryMarshal.GetReference(gradients);
        var scale = new Vector<float>(gradientScale);
        var decay = new Vector<float>(WeightDecay);
        var rate = new Vector<float>(-learningRate);
        for (nuint i = 0; i < (nuint)parameters.Length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> p = Vector.LoadUnsafe(ref parameter, i);
            Vector<float> d = Vector.MultiplyAddEstimate(decay, p, Vector.LoadUnsafe(ref gradient, i) * scale);
            Vector.MultiplyAddEstimate(rate, d, p).StoreUnsafe(ref parameter, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DescendWithMomentum(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale)
    {
        ref float parameter = ref MemoryMarshal.GetReference(parameters);
        ref float gradient = ref MemoryMarshal.GetReference(gradients);
        ref float velocity = ref MemoryMarshal.GetReference(averages);
        var scale = new Vector<float>(gradientScale);
        var decay = new Vector<float>(WeightDecay);
        var momentum = new Vector<float>(Momentum);
        var direct = new Vector<float>(Nesterov ? 1f : 0f);             // the step goes along ahead * b + direct * d
        var ahead = new Vector<float>(Nesterov ? Momentum : 1f);
        var rate = new Vector<float>(-learningRate);
        for (nuint i = 0; i < (nuint)parameters.Length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> p = Vector.LoadUnsafe(ref parameter, i);
            Vector<float> d = Vector.MultiplyAddEstimate(decay, p, Vector.LoadUnsafe(ref gradient, i) * scale);
            Vector<float> b = Averages.Move(Vector.LoadUnsafe(ref velocity, i), momentum, d, Vector<float>.One);
            b.StoreUnsafe(ref velocity, i);
            Vector<float> step = Vector.MultiplyAddEstimate(ahead, b, direct * d);
            Vector.MultiplyAddEstimate(rate, step, p).StoreUnsafe(ref parameter, i);
        }
    }
}
