using Unroll;

namespace Acme.Vision.Tests;

/// <summary>Losses with options, losses of several values, and weights that change: against plain sums in double precision.</summary>
public class LossTests
{
    private const int Count = 11;
    private static readonly double[] ClassWeights = [1, 0.5, 2, 0];

    [Fact]
    public void Triplets_are_scored_and_trained_without_targets()
    {
        using var network = new Triplets(seed: 3);
        Assert.Equal(TargetKind.None, network.Declaration.Losses[0].Targets);
        float[] same = Numeric.Random(Count * 6, 1), other = Numeric.Random(Count * 6, 2), one = Numeric.Random(Count * 6, 3);
        float[] p = new float[Count * 5], n = new float[Count * 5], a = new float[Count * 5];
        network.Predict(same, other, one, p, n, a, Count);
        double expected = 0;
        for (int sample = 0; sample < Count; sample++)
        {
            double excess = 0.3;
            for (int i = sample * 5; i < (sample + 1) * 5; i++)
                excess += Math.Pow(a[i] - (double)p[i], 2) - Math.Pow(a[i] - (double)n[i], 2);
            expected += Math.Max(0, excess) / Count;
        }

        Assert.True(expected > 0);
        Assert.Equal(expected, network.ComputeGradients(same, other, one, Count), 1e-5);
        Assert.Equal(expected, network.Evaluate(same, other, one, Count), 1e-5);
        Numeric.AssertSlopes(network, () => network.Evaluate(same, other, one, Count));
    }

    [Fact]
    public void A_contrastive_loss_and_angles_train_beside_each_other()
    {
        using var network = new Towers(seed: 3);
        float[] first = Numeric.Random(Count * 6, 1), second = Numeric.Random(Count * 6, 2), same = new float[Count],
            distances = new float[Count], cosines = new float[Count * 4];
        int[] people = new int[Count];
        for (int sample = 0; sample < Count; sample++)
            (same[sample], people[sample]) = (sample % 2, sample % 4);
        network.Predict(first, second, distances, cosines, Count);
        double expected = 0;
        for (int sample = 0; sample < Count; sample++)
        {
            double distance = Math.Sqrt(distances[sample]), missing = Math.Max(0, 1.5 - distance);
            expected += (same[sample] == 1 ? distance * distance : missing * missing) / 2 / Count;
            double right = 4 * Math.Cos(Math.Acos(cosines[(sample * 4) + people[sample]]) + 0.3), sum = 0;
            for (int person = 0; person < 4; person++)
                sum += Math.Exp(person == people[sample] ? 0 : (4 * cosines[(sample * 4) + person]) - right);
            expected += 0.5 * Math.Log(sum) / Count;
        }

        Assert.All(cosines, cosine => Assert.InRange(cosine, -1.000001f, 1.000001f));
        Assert.Equal(expected, network.ComputeGradients(first, second, same, people, Count), 1e-5);
        Assert.Equal(expected, network.Evaluate(first, second, same, people, Count), 1e-5);
        Numeric.AssertSlopes(network, () => network.Evaluate(first, second, same, people, Count));
        same[3] = 0.5f;
        Assert.Contains("0 or 1",
            Assert.Throws<ArgumentException>(() => network.Evaluate(first, second, same, people, Count)).Message);
    }

    [Fact]
    public void The_cross_entropy_takes_smoothing_class_weights_and_an_ignored_label()
    {
        using var network = new Weighted(seed: 3);
        network.Losses["early"].Weight = 0;
        network.Losses["place"].Weight = 0;
        float[] numbers = Numeric.Random(Count * 6, 1), places = Numeric.Random(Count * 3, 2), scores = new float[Count * 4],
            placed = new float[Count * 3];
        int[] labels = [0, 1, 2, -100, 2, 1, 0, 3, -100, 2, 2];
        network.Predict(numbers, scores, placed, Count);
        Assert.Equal(CrossEntropy(scores, labels), network.Evaluate(numbers, labels, places, Count), 1e-5);
        Assert.Equal(CrossEntropy(scores, labels), network.ComputeGradients(numbers, labels, places, Count), 1e-5);
        Numeric.AssertSlopes(network, () => network.Evaluate(numbers, labels, places, Count));

        // Where nothing counts, nothing is lost.
        Assert.Equal(0, network.ComputeGradients(numbers, [.. labels.Select(_ => -100)], places, Count));
        Assert.All(network.Gradients.ToArray(), slope => Assert.Equal(0, slope));
        Assert.Contains("or -100",
            Assert.Throws<ArgumentException>(() => network.Evaluate(numbers, [.. labels.Select(_ => 4)], places, Count)).Message);
    }

    [Fact]
    public void What_is_ignored_is_not_in_the_accuracy()
    {
        using var network = new Weighted(seed: 3);
        float[] numbers = Numeric.Random(Count * 6, 1), scores = new float[Count * 4], placed = new float[Count * 3];
        network.Predict(numbers, scores, placed, Count);
        int[] labels = [.. Enumerable.Range(0, Count).Select(sample => Accuracy.ArgMax(scores.AsSpan(sample * 4, 4)))];
        labels[4] = -100;
        labels[5] = (labels[5] + 1) % 4;
        Evaluation evaluation = Evaluation.Run(network, new DataSet(Count, [numbers], [labels, new float[Count * 3]]));
        Assert.Equal((Count - 2) / (double)(Count - 1), evaluation.Accuracy!.Value, 1e-9);
    }

    [Fact]
    public void Smooth_L1_is_a_parabola_near_0_and_a_line_elsewhere()
    {
        using var network = new Weighted(seed: 3);
        network.Losses["early"].Weight = network.Losses["kind"].Weight = 0;
        float[] numbers = Numeric.Random(Count * 6, 1), places = Numeric.Random(Count * 3, 2), scores = new float[Count * 4],
            placed = new float[Count * 3];
        int[] labels = new int[Count];
        network.Predict(numbers, scores, placed, Count);
        double expected = 0;
        for (int i = 0; i < placed.Length; i++)
        {
            double distance = Math.Abs(placed[i] - (double)places[i]);
            expected += 2 * (distance < 0.25 ? distance * distance / 0.5 : distance - 0.125) / placed.Length;
        }

        Assert.Equal(expected, network.Evaluate(numbers, labels, places, Count), 1e-5);
        Assert.Equal(expected, network.ComputeGradients(numbers, labels, places, Count), 1e-5);
        Numeric.AssertSlopes(network, () => network.Evaluate(numbers, labels, places, Count));
    }

    [Fact]
    public void Weights_change_at_run_time()
    {
        using var network = new Weighted(seed: 3);
        Assert.Equal(["kind", "place", "early"], network.Losses.Select(loss => loss.Name));
        Assert.Equal([1f, 2f, 0.5f], network.Losses.Select(loss => loss.Weight));
        float[] numbers = Numeric.Random(Count * 6, 1), places = Numeric.Random(Count * 3, 2);
        int[] labels = [0, 1, 2, -100, 2, 1, 0, 3, -100, 2, 2];
        float[] both = Gradients(1, 2, 0.5f), kind = Gradients(1, 0, 0), place = Gradients(0, 1, 0), early = Gradients(0, 0, 1);
        for (int i = 0; i < both.Length; i++)
            Assert.Equal(kind[i] + 2.0 * place[i] + 0.5 * early[i], both[i], 1e-5);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Losses[0].Weight = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Losses[0].Weight = float.NaN);
        Assert.Contains("'kind', 'place', 'early'", Assert.Throws<KeyNotFoundException>(() => network.Losses["kinds"]).Message);

        float[] Gradients(float first, float second, float third)
        {
            (network.Losses["kind"].Weight, network.Losses["place"].Weight, network.Losses["early"].Weight) = (first, second, third);
            network.ComputeGradients(numbers, labels, places, Count);
            return network.Gradients.ToArray();
        }
    }

    /// <summary>As PyTorch defines cross_entropy with weight, label_smoothing 0.2 and ignore_index.</summary>
    private static double CrossEntropy(float[] scores, int[] labels)
    {
        double sum = 0, weights = 0;
        for (int sample = 0; sample < labels.Length; sample++)
        {
            if (labels[sample] == -100)
                continue;
            double[] row = [.. scores.AsSpan(sample * 4, 4).ToArray().Select(score => (double)score)];
            double logarithm = Math.Log(row.Sum(Math.Exp));
            sum += 0.8 * ClassWeights[labels[sample]] * (logarithm - row[labels[sample]]);
            sum += 0.2 / 4 * Enumerable.Range(0, 4).Sum(kind => ClassWeights[kind] * (logarithm - row[kind]));
            weights += ClassWeights[labels[sample]];
        }

        return sum / weights;
    }
}
