namespace Unroll;

/// <summary>
/// Mixes whole samples: each input becomes share * its numbers + (1 - share) * those of the other sample, and each target likewise (Zhang
/// and others, "mixup: Beyond Empirical Risk Minimization", ICLR 2018). timm: mixup_alpha; torchvision: v2.MixUp; Keras: MixUp.
/// </summary>
/// <example>
/// <code>
/// var trainer = new Trainer&lt;Digits&gt;(network, new Adam(0.001f)) { Mixing = new Mixup(0.2) };
/// </code>
/// </example>
public sealed class Mixup : SampleMixing
{
    /// <summary>Sets the distribution of the shares.</summary>
    /// <param name="alpha">Both parameters of the Beta distribution, above 0; the paper takes 0.1 to 0.4 for ImageNet and 1 for
    /// CIFAR.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is not above 0 and finite.</exception>
    public Mixup(double alpha)
        : base(alpha)
    {
    }

    /// <inheritdoc />
    internal override double MixInputs(Batch batch, Batch others, int sample, double share, ref AugmentationRandom random)
    {
        for (int input = 0; input < batch.Network.InputSpan.Length; input++)
        {
            int length = batch.Network.InputSpan[input].Length;
            SampleMixer.Mix(batch.Input(input).Slice(sample * length, length), others.Input(input).Slice(sample * length, length), share);
        }

        return share;
    }
}
