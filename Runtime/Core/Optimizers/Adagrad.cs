using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// Adagrad, as PyTorch's torch.optim.Adagrad (Duchi, Hazan, Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic
/// Optimization", JMLR 2011). Parameters whose gradients are rare or small take larger steps than others.
/// </summary>
/// <remarks>
/// With gradient g and parameter p: v += g^2, from 0; p -= rate * g / (sqrt(v) + epsilon). So a step is at most the rate. PyTorch's
/// lr_decay and ONNX's decay_factor are a <see cref="Optimizer.Schedule"/> here; its weight_decay and initial_accumulator_value, 0 unless
/// given, are not here. Keras begins with v = 0.1 and has an epsilon of 1e-7.
/// </remarks>
public sealed class Adagrad : Optimizer
{
    /// <summary>Sets the hyper-parameters; the defaults are PyTorch's.</summary>
    /// <param name="learningRate">The factor of a step.</param>
    /// <param name="epsilon">What is added to the root, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public Adagrad(float learningRate = 0.01f, float epsilon = 1e-10f)
        : base(learningRate, averages: 1)
    {
        Epsilon = Hyperparameter.NotNegative(epsilon);
    }

    /// <summary>What is added to the root.</summary>
    public float Epsilon { get; }

    /// <inheritdoc />
    protected internal override string Settings => FormattableString.Invariant($"epsilon {Epsilon}");

    /// <inheritdoc />
    protected override bool IsElementwise => true;

    /// <inheritdoc />
    /// <remarks>A gradient is divided by the root of a sum that its own square is part of. Where that sum becomes infinite, the step is
    /// 0.</remarks>
    protected override bool IsBounded(float gradient, float learningRate) => gradient < Averages.LargestSquared && learningRate < Large;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Update(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale)
    {
        ref float parameter = ref MemoryMarshal.GetReference(parameters);
        ref float gradient = ref MemoryMarshal.GetReference(gradients);
        ref float square = ref MemoryMarshal.GetReference(averages);
        var scale = new Vector<float>(gradientScale);
        var epsilon = new Vector<float>(Epsilon);
        var rate = new Vector<float>(-learningRate);
        for (nuint i = 0; i < (nuint)parameters.Length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> g = Vector.LoadUnsafe(ref gradient, i) * scale;
            Vector<float> v = Averages.MoveSquare(Vector.LoadUnsafe(ref square, i), Vector<float>.One, g, Vector<float>.One);
            v.StoreUnsafe(ref square, i);
            Vector.MultiplyAddEstimate(rate, Averages.Quotient(g, v, epsilon), Vector.LoadUnsafe(ref parameter, i))
                .StoreUnsafe(ref parameter, i);
        }
    }
}
