namespace Unroll;

/// <summary>How many samples a network puts into the right class.</summary>
public static class Accuracy
{
    /// <summary>The class with the largest score; the first of several equal ones. A score that is not a number counts as the
    /// smallest.</summary>
    /// <param name="scores">One score a class: logits or probabilities.</param>
    /// <exception cref="ArgumentException">There is no score.</exception>
    public static int ArgMax(ReadOnlySpan<float> scores)
    {
        if (scores.IsEmpty)
            throw new ArgumentException("There is no score to choose the largest of.", nameof(scores));

        int largest = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[largest] || float.IsNaN(scores[largest]))
                largest = i;
        }

        return largest;
    }

    /// <summary>The share of samples whose class has the largest score. A class whose score is not a number is never right.</summary>
    /// <param name="scores">The scores of all samples, samples x classes.</param>
    /// <param name="labels">The class index of each sample.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="ArgumentException">There is no sample, or the scores do not divide evenly among the samples.</exception>
    public static double Of(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels) => Top(scores, labels, 1);

    /// <summary>
    /// The share of samples whose class is among the k largest scores (top-k accuracy, ILSVRC's measure with k = 5). Of equal scores the
    /// earlier class counts as the larger. A score that is not a number counts as the smallest, and a class that has such a score is never
    /// right.
    /// </summary>
    /// <param name="scores">The scores of all samples, samples x classes.</param>
    /// <param name="labels">The class index of each sample.</param>
    /// <param name="k">How many of the largest scores count; at least 1.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="ArgumentException">
    /// There is no sample, the scores do not divide evenly among the samples, or a class index has no score.
    /// </exception>
    public static double Top(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        if (labels.IsEmpty || scores.IsEmpty || scores.Length % labels.Length != 0)
        {
            string came = $"{scores.Length} scores and {labels.Length} labels came";
            throw new ArgumentException($"{came}; expected at least one sample, and as many scores for each.", nameof(scores));
        }

        int classes = scores.Length / labels.Length;
        int right = 0;
        for (int sample = 0; sample < labels.Length; sample++)
        {
            if ((uint)labels[sample] >= (uint)classes)
            {
                throw new ArgumentException(
                    $"The label of sample {sample} is {labels[sample]}; expected 0 to {classes - 1}.", nameof(labels));
            }

            if (!float.IsNaN(scores[(sample * classes) + labels[sample]])
                && Rank(scores.Slice(sample * classes, classes), labels[sample]) < k)
            {
                right++;
            }
        }

        return (double)right / labels.Length;
    }

    // How many classes stand before this one; a score that is not a number stands behind all others.
    private static int Rank(ReadOnlySpan<float> scores, int label)
    {
        int rank = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            int order = scores[i].CompareTo(scores[label]);
            if (order > 0 || (order == 0 && i < label))
                rank++;
        }

        return rank;
    }
}
