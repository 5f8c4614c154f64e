using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll.Kernels;

public static partial class Losses
{
    /// <summary>
    /// The cross entropy of the softmax of <paramref name="logits"/> with label smoothing (Szegedy et al., "Rethinking the Inception
    /// Architecture", 2016, section 7), class weights and an ignored label. With l_i = -log softmax(z)_i, w the weights and K classes:
    /// (1 - s) w_label l_label + s / K sum_i w_i l_i. PyTorch's <c>cross_entropy</c> of one sample, before its mean.
    /// </summary>
    /// <param name="logits">The first logit.</param>
    /// <param name="label">The class of the sample, in [0, length), or the ignored label.</param>
    /// <param name="gradient">Receives scale times the derivative by each logit: zeros for the ignored label; may be
    /// <paramref name="logits"/> itself.</param>
    /// <param name="scale">The factor of the gradient, not of the loss.</param>
    /// <param name="length">How many classes, at least 1.</param>
    /// <param name="smoothing">The share s of the target that is spread over all classes, in [0, 1).</param>
    /// <param name="weights">The weights of the classes; empty where all are 1.</param>
    /// <param name="ignored">The label of samples that do not count; -1 where there is none.</param>
    /// <returns>The loss, not scaled; 0 for the ignored label.</returns>
    public static float SoftmaxCrossEntropy(
        ref float logits, int label, ref float gradient, float scale, int length, float smoothing, ReadOnlySpan<float> weights, int ignored)
    {
        if (label == ignored)
        {
            MemoryMarshal.CreateSpan(ref gradient, length).Clear();
            return 0;
        }

        float largest = Softmax.Largest(ref logits, length);
        (double own, double spread) = Margins(ref logits, label, largest, length, smoothing, weights);
        (double right, double each, double all) = Shares(label, length, smoothing, weights);
        float sum = Softmax.Normalize(ref logits, largest, ref gradient, length, (float)(scale * (right + all)), label: -1);
        Unsafe.Add(ref gradient, label) -= (float)(scale * right);
        if (each != 0)
        {
            for (int i = 0; i < length; i++)
                Unsafe.Add(ref gradient, i) -= (float)(scale * each * WeightOf(weights, i));
        }

        return Total(own, spread, right, each, all, sum);
    }

    /// <summary>The loss alone.</summary>
    /// <param name="logits">The first logit.</param>
    /// <param name="label">The class of the sample, in [0, length), or the ignored label.</param>
    /// <param name="length">How many classes, at least 1.</param>
    /// <param name="smoothing">The share of the target that is spread over all classes, in [0, 1).</param>
    /// <param name="weights">The weights of the classes; empty where all are 1.</param>
    /// <param name="ignored">The label of samples that do not count; -1 where there is none.</param>
    /// <returns>The loss, not scaled; 0 for the ignored label.</returns>
    public static float SoftmaxCrossEntropyLoss(
        ref float logits, int label, int length, float smoothing, ReadOnlySpan<float> weights, int ignored)
    {
        if (label == ignored)
            return 0;
        float largest = Softmax.Largest(ref logits, length);
        (double own, double spread) = Margins(ref logits, label, largest, length, smoothing, weights);
        (double right, double each, double all) = Shares(label, length, smoothing, weights);
        return Total(own, spread, right, each, all, Softmax.SumOfExp(ref logits, largest, length));
    }

    /// <summary>How far below the largest logit that of the label is, and the weighted sum of that of all.</summary>
    private static (double Own, double Spread) Margins(
        ref float logits, int label, float largest, int length, float smoothing, ReadOnlySpan<float> weights)
    {
        double spread = 0;
        if (smoothing != 0)
        {
            for (int i = 0; i < length; i++)
                spread += WeightOf(weights, i) * ((double)largest - Unsafe.Add(ref logits, i));
        }

        return ((double)largest - Unsafe.Add(ref logits, label), spread);
    }

    /// <summary>The factors of the label's logarithm, of each class's, and of all together.</summary>
    private static (double Right, double Each, double All) Shares(int label, int length, float smoothing, ReadOnlySpan<float> weights)
    {
        double each = (double)smoothing / length, sum = length;
        if (!weights.IsEmpty && smoothing != 0)
        {
            sum = 0;
            foreach (float weight in weights)
                sum += weight;
        }

        return ((1.0 - smoothing) * WeightOf(weights, label), each, each * sum);
    }

    private static float Total(double own, double spread, double right, double each, double all, float sum)
    {
        double logarithm = Math.Log(sum);
        return (float)(right * (logarithm + own) + (each == 0 ? 0 : each * spread + all * logarithm));
    }

    private static float WeightOf(ReadOnlySpan<float> weights, int label) => weights.IsEmpty ? 1 : weights[label];
}
