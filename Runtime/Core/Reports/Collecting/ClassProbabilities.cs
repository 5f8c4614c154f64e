namespace Unroll;

/// <summary>The probabilities that a network gives the classes.</summary>
internal static class ClassProbabilities
{
    /// <summary>One a class, of a yes or no that of no and of yes; null where the outputs tell none: of hinges and of losses with several
    /// yes or no, or behind other activations.</summary>
    /// <param name="reader">What reads the classes.</param>
    /// <param name="scores">What the network gave them.</param>
    public static double[]? Of(ClassificationReader reader, ReadOnlySpan<float> scores) => reader.Loss.Kind switch
    {
        "SoftmaxCrossEntropy" when reader.ReadsProbabilities => Doubles(scores),
        "SoftmaxCrossEntropy" when reader.ReadsLogits => Softmax(Doubles(scores)),
        "BinaryCrossEntropy" when scores.Length == 1 && reader.ReadsProbabilities => [1 - scores[0], scores[0]],
        "BinaryCrossEntropy" when scores.Length == 1 && reader.ReadsLogits => Softmax([0, scores[0]]),
        _ => null,
    };

    private static double[] Doubles(ReadOnlySpan<float> scores)
    {
        double[] doubles = new double[scores.Length];
        for (int i = 0; i < doubles.Length; i++)
            doubles[i] = scores[i];
        return doubles;
    }

    private static double[] Softmax(double[] logits)
    {
        double largest = logits.Max();
        double[] powers = [.. logits.Select(logit => Math.Exp(logit - largest))];
        double sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }
}
