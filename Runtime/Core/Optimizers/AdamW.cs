namespace Unroll;

/// <summary>
/// Adam with decoupled weight decay, as PyTorch's torch.optim.AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR
/// 2019, algorithm 2): before the step of <see cref="Adam"/>, p *= 1 - rate * weightDecay, of all learnable parameters, biases too.
/// </summary>
public sealed class AdamW : Optimizer
{
    private readonly AdamRule _rule;

    /// <summary>Sets the hyper-parameters; the defaults are PyTorch's.</summary>
    /// <param name="learningRate">The factor of a step.</param>
    /// <param name="beta1">What the mean of the gradient keeps of its past, in [0, 1).</param>
    /// <param name="beta2">What its mean square keeps, in [0, 1).</param>
    /// <param name="epsilon">What is added to the root, at least 0.</param>
    /// <param name="weightDecay">Times the learning rate, the share of every parameter that a step takes away.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public AdamW(
        float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, float weightDecay = 0.01f)
        : base(learningRate, averages: 2)
    {
        _rule = new AdamRule(beta1, beta2, epsilon);
        WeightDecay = Hyperparameter.NotNegative(weightDecay);
    }

    /// <summary>What the mean of the gradient keeps of its past.</summary>
    public float Beta1 => _rule.Beta1;

    /// <summary>What the mean square of the gradient keeps of its past.</summary>
    public float Beta2 => _rule.Beta2;

    /// <summary>What is added to the root.</summary>
    public float Epsilon => _rule.Epsilon;

    /// <summary>Times the learning rate, the share of every parameter that a step takes away.</summary>
    public float WeightDecay { get; }

    /// <inheritdoc />
    protected internal override string Settings =>
        FormattableString.Invariant($"beta1 {Beta1}, beta2 {Beta2}, epsilon {Epsilon}, weightDecay {WeightDecay}");

    /// <inheritdoc />
    protected override bool IsElementwise => true;

    /// <inheritdoc />
    protected override bool IsBounded(float gradient, float learningRate) =>
        _rule.IsBounded(gradient, learningRate) && (double)learningRate * WeightDecay <= 1;

    /// <inheritdoc />
    protected override void Update(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale) =>
        _rule.Update(parameters, gradients, averages, learningRate, gradientScale, (float)(1 - (double)learningRate * WeightDecay), Steps);
}
