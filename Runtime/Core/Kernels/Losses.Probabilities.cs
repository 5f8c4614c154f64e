using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

public static partial class Losses
{
    /// <summary>
    /// The cross entropy of the softmax of <paramref name="logits"/> with a probability of each class, with label smoothing and class
    /// weights. With l_i = -log softmax(z)_i, w the weights, t the probabilities and K classes: sum_i w_i ((1 - s) t_i + s / K) l_i.
    /// PyTorch's <c>cross_entropy</c> of one sample with such targets.
    /// </summary>
    /// <param name="logits">The first logit.</param>
    /// <param name="target">The first probability; they are at least 0 and 1 together.</param>
    /// <param name="gradient">Receives scale times the derivative by each logit; may be <paramref name="logits"/> itself.</param>
    /// <param name="scale">The factor of the gradient, not of the loss.</param>
    /// <param name="length">How many classes, at least 1.</param>
    /// <param name="smoothing">The share s of the target that is spread over all classes, in [0, 1).</param>
    /// <param name="weights">The weights of the classes; empty where all are 1.</param>
    /// <returns>The loss, not scaled.</returns>
    public static float SoftmaxCrossEntropy(
        ref float logits, ref float target, ref float gradient, float scale, int length, float smoothing = 0,
        ReadOnlySpan<float> weights = default)
    {
        float largest = Softmax.Largest(ref logits, length);
        (double margin, double all) = WeighedMargin(ref logits, ref target, largest, length, smoothing, weights);
        float sum = Softmax.Normalize(ref logits, largest, ref gradient, length, (float)(scale * all), label: -1);
        for (int i = 0; i < length; i++)
            Unsafe.Add(ref gradient, i) -= (float)(scale * ShareOf(Unsafe.Add(ref target, i), i, length, smoothing, weights));
        return (float)(margin + (all * Math.Log(sum)));
    }

    /// <summary>The loss alone.</summary>
    /// <param name="logits">The first logit.</param>
    /// <param name="target">The first probability; they are at least 0 and 1 together.</param>
    /// <param name="length">How many classes, at least 1.</param>
    /// <param name="smoothing">The share of the target that is spread over all classes, in [0, 1).</param>
    /// <param name="weights">The weights of the classes; empty where all are 1.</param>
    /// <returns>The loss, not scaled.</returns>
    public static float SoftmaxCrossEntropyLoss(
        ref float logits, ref float target, int length, float smoothing = 0, ReadOnlySpan<float> weights = default)
    {
        float largest = Softmax.Largest(ref logits, length);
        (double margin, double all) = WeighedMargin(ref logits, ref target, largest, length, smoothing, weights);
        return (float)(margin + (all * Math.Log(Softmax.SumOfExp(ref logits, largest, length))));
    }

    /// <summary>How far the logits are below the largest, by their shares in the target, and the sum of these shares.</summary>
    private static (double Margin, double All) WeighedMargin(
        ref float logits, ref float target, float largest, int length, float smoothing, ReadOnlySpan<float> weights)
    {
        double margin = 0, all = 0;
        for (int i = 0; i < length; i++)
        {
            double share = ShareOf(Unsafe.Add(ref target, i), i, length, smoothing, weights);
            margin += share * ((double)largest - Unsafe.Add(ref logits, i));
            all += share;
        }

        return (margin, all);
    }

    private static double ShareOf(float target, int i, int length, float smoothing, ReadOnlySpan<float> weights) =>
        WeightOf(weights, i) * (((1.0 - smoothing) * target) + ((double)smoothing / length));
}
