namespace Unroll;

/// <summary>
/// Adam, as PyTorch's torch.optim.Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 1).
/// </summary>
/// <remarks>
/// With gradient g, parameter p and step t, from 1: m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2, both from 0;
/// p -= rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon). Keras adds epsilon (1e-7) before the correction of v.
/// </remarks>
public sealed class Adam : Optimizer
{
    private readonly AdamRule _rule;

    /// <summary>Sets the hyper-parameters; the defaults are PyTorch's and the paper's.</summary>
    /// <param name="learningRate">The factor of a step.</param>
    /// <param name="beta1">What the mean of the gradient keeps of its past, in [0, 1).</param>
    /// <param name="beta2">What its mean square keeps, in [0, 1).</param>
    /// <param name="epsilon">What is added to the root, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public Adam(float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f)
        : base(learningRate, averages: 2)
    {
        _rule = new AdamRule(beta1, beta2, epsilon);
    }

    /// <summary>What the mean of the gradient keeps of its past.</summary>
    public float Beta1 => _rule.Beta1;

    /// <summary>What the mean square of the gradient keeps of its past.</summary>
    public float Beta2 => _rule.Beta2;

    /// <summary>What is added to the root.</summary>
    public float Epsilon => _rule.Epsilon;

    /// <inheritdoc />
    protected internal override string Settings => FormattableString.Invariant($"beta1 {Beta1}, beta2 {Beta2}, epsilon {Epsilon}");

    /// <inheritdoc />
    protected override bool IsElementwise => true;

    /// <inheritdoc />
    protected override bool IsBounded(float gradient, float learningRate) => _rule.IsBounded(gradient, learningRate);

    /// <inheritdoc />
    protected override void Update(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale) =>
        _rule.Update(parameters, gradients, averages, learningRate, gradientScale, retention: 1f, Steps);
}
