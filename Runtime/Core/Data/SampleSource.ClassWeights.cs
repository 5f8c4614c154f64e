namespace Unroll;

public abstract partial class SampleSource
{
    /// <summary>
    /// A factor for each class that makes all classes count alike in a loss, whatever the number of their samples: samples / (classes *
    /// samples of the class), scikit-learn's <c>compute_class_weight("balanced")</c>. Their mean over the samples is 1. They are to be
    /// written into the declaration: <c>[SoftmaxCrossEntropy(ClassWeights = new[] { 0.6f, 4.2f })]</c>.
    /// </summary>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <param name="target">The loss, counted in field order.</param>
    /// <returns>The factors, in the order of the classes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is below 1, or there is no such loss.</exception>
    /// <exception cref="ArgumentException">A class index is outside the classes, or a class has no sample.</exception>
    /// <exception cref="InvalidOperationException">The loss has numbers and no class indices.</exception>
    public float[] BalancedClassWeights(int classes, int target = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        int[] samples = new int[classes];
        for (int sample = 0; sample < Count; sample++)
        {
            int label = Label(sample, target);
            if ((uint)label >= (uint)classes)
            {
                throw new ArgumentException(
                    $"Sample {sample} has the class index {label}; expected 0 to {classes - 1}, one of {classes} classes.",
                    nameof(classes));
            }

            samples[label]++;
        }

        int missing = Array.IndexOf(samples, 0);
        if (missing >= 0)
        {
            throw new ArgumentException(
                $"The class {missing} has no sample, so that no factor makes it count like others; expected at least one of each class.",
                nameof(classes));
        }

        return [.. samples.Select(count => (float)((double)Count / ((double)classes * count)))];
    }
}
