using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>The cross entropy of class indices, of one sample, for generated code; the other losses stand in the class's other
/// files.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Losses
{
    /// <summary>
    /// The cross entropy of the softmax of <paramref name="logits"/>: -log softmax(z)_label = log(sum_i e^(z_i - m)) + m - z_label, m the
    /// largest logit, so that nothing overflows. PyTorch's <c>cross_entropy</c> of one sample.
    /// </summary>
    /// <param name="logits">The first logit.</param>
    /// <param name="label">The class of the sample, in [0, length).</param>
    /// <param name="gradient">Receives scale * (softmax(z)_i - [i = label]); may be <paramref name="logits"/> itself.</param>
    /// <param name="scale">The factor of the gradient, not of the loss.</param>
    /// <param name="length">How many classes, at least 1.</param>
    /// <returns>The loss, not scaled.</returns>
    public static float SoftmaxCrossEntropy(ref float logits, int label, ref float gradient, float scale, int length)
    {
        float largest = Softmax.Largest(ref logits, length);
        float margin = largest - Unsafe.Add(ref logits, label);
        float sum = Softmax.Normalize(ref logits, largest, ref gradient, length, scale, label);
        return MathF.Log(sum) + margin;
    }

    /// <summary>The loss of <see cref="SoftmaxCrossEntropy(ref float, int, ref float, float, int)"/> alone.</summary>
    /// <param name="logits">The first logit.</param>
    /// <param name="label">The class of the sample, in [0, length).</param>
    /// <param name="length">How many classes, at least 1.</param>
    /// <returns>The loss, not scaled.</returns>
    public static float SoftmaxCrossEntropyLoss(ref float logits, int label, int length)
    {
        float largest = Softmax.Largest(ref logits, length);
        return MathF.Log(Softmax.SumOfExp(ref logits, largest, length)) + (largest - Unsafe.Add(ref logits, label));
    }
}
