using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// RMSProp, as PyTorch's torch.optim.RMSprop, not centered (Tieleman and Hinton, "Neural Networks for Machine Learning", lecture 6.5,
/// 2012).
/// </summary>
/// <remarks>
/// With gradient g and parameter p: v = alpha v + (1 - alpha) g^2, from 0; d = g / (sqrt(v) + epsilon); without momentum p -= rate * d,
/// with it b = momentum b + d, from 0, and p -= rate * b. Keras puts epsilon (1e-7) elsewhere and has alpha 0.9 as its default.
/// </remarks>
public sealed class RmsProp : Optimizer
{
    private readonly double _alpha;

    /// <summary>Sets the hyper-parameters; the defaults are PyTorch's.</summary>
    /// <param name="learningRate">The factor of a step.</param>
    /// <param name="alpha">What the mean square of the gradient keeps of its past, in [0, 1).</param>
    /// <param name="epsilon">What is added to the root, at least 0.</param>
    /// <param name="momentum">What the velocity keeps of its past, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public RmsProp(float learningRate = 0.01f, float alpha = 0.99f, float epsilon = 1e-8f, float momentum = 0f)
        : base(learningRate, averages: momentum == 0 ? 1 : 2)
    {
        _alpha = Hyperparameter.Decay(alpha);
        Epsilon = Hyperparameter.NotNegative(epsilon);
        Momentum = (float)Hyperparameter.Decay(momentum);
    }

    /// <summary>What the mean square of the gradient keeps of its past.</summary>
    public float Alpha => (float)_alpha;

    /// <summary>What is added to the root.</summary>
    public float Epsilon { get; }

    /// <summary>What the velocity keeps of its past.</summary>
    public float Momentum { get; }

    /// <inheritdoc />
    protected internal override string Settings => FormattableString.Invariant($"alpha {Alpha}, epsilon {Epsilon}, momentum {Momentum}");

    /// <inheritdoc />
    protected override bool IsElementwise => true;

    /// <inheritdoc />
    /// <remarks>A gradient is divided by sqrt(1 - alpha) of itself or more, and a velocity is at most 1 / (1 - momentum) times such
    /// quotients.</remarks>
    protected override bool IsBounded(float gradient, float learningRate) =>
        gradient < Averages.LargestSquared && learningRate / Math.Sqrt(1 - _alpha) / (1.0 - Momentum) < Large;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Update(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale)
    {
        ref float parameter = ref MemoryMarshal.GetReference(parameters);
        ref float gradient = ref MemoryMarshal.GetReference(gradients);
        ref float square = ref MemoryMarshal.GetReference(averages);
        ref float velocity = ref Unsafe.Add(ref square, parameters.Length);
        bool hasMomentum = Momentum != 0;
        var scale = new Vector<float>(gradientScale);
        var alpha = new Vector<float>((float)_alpha);
        var gain = new Vector<float>((float)Math.Sqrt(1 - _alpha));
        var epsilon = new Vector<float>(Epsilon);
        var momentum = new Vector<float>(Momentum);
        var rate = new Vector<float>(-learningRate);
        for (nuint i = 0; i < (nuint)parameters.Length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> g = Vector.LoadUnsafe(ref gradient, i) * scale;
            Vector<float> v = Averages.MoveSquare(Vector.LoadUnsafe(ref square, i), alpha, g, gain);
            v.StoreUnsafe(ref square, i);
            Vector<float> d = Averages.Quotient(g, v, epsilon);
            if (hasMomentum)
            {
                d = Averages.Move(Vector.LoadUnsafe(ref velocity, i), momentum, d, Vector<float>.One);
                d.StoreUnsafe(ref velocity, i);
            }

            Vector.MultiplyAddEstimate(rate, d, Vector.LoadUnsafe(ref parameter, i)).StoreUnsafe(ref parameter, i);
        }
    }
}
