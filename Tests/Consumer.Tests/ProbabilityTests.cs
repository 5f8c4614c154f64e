using Unroll;

namespace Acme.Vision.Tests;

/// <summary>Targets that are a probability for each class.</summary>
public sealed class ProbabilityTests
{
    private const int Count = 11, Classes = 4;
    private static readonly double[] ClassWeights = [1, 0.5, 2, 0];
    private static readonly float[] Numbers = Numeric.Random(Count * 6, 1);

    [Fact]
    public void The_loss_is_that_of_PyTorchs_definition_and_the_gradients_are_its_slopes()
    {
        using var network = new Mixtures(seed: 3);
        Assert.Equal((TargetKind.Probabilities, 4), (network.Declaration.Losses[0].Targets, network.Declaration.Losses[0].TargetLength));
        float[] targets = Distributions(), scores = new float[Count * Classes];
        network.Predict(Numbers, scores, Count);
        Assert.Equal(CrossEntropy(scores, targets), network.Evaluate(Numbers, targets, Count), 1e-5);
        network.Losses["early"].Weight = 0;
        Assert.Equal(CrossEntropy(scores, targets), network.ComputeGradients(Numbers, targets, Count), 1e-5);
        Numeric.AssertSlopes(network, () => network.Evaluate(Numbers, targets, Count));
    }

    /// <summary>Also where they do not divide into whole micro-batches, and for any number of threads.</summary>
    [Fact]
    public void A_data_set_of_class_indices_gives_the_bits_of_probabilities_of_1()
    {
        int[] labels = [.. Enumerable.Range(0, Count).Select(sample => sample * 7 % Classes)];
        float[] targets = new float[Count * Classes];
        for (int sample = 0; sample < Count; sample++)
            targets[(sample * Classes) + labels[sample]] = 1;
        var byLabel = new DataSet(Numbers, labels);
        var byNumber = new DataSet(Numbers, targets, Count);
        float[] expected = Train(byNumber, threads: 1);
        Assert.Equal(expected, Train(byLabel, threads: 1));
        Assert.Equal(expected, Train(byLabel, threads: 3));

        using var network = new Mixtures(seed: 3);
        Evaluation numbers = Evaluation.Run(network, byNumber, confusion: true);
        Evaluation indices = Evaluation.Run(network, byLabel, confusion: true);
        Assert.Equal((numbers.Loss, numbers.Accuracy), (indices.Loss, indices.Accuracy));
        Assert.Equal(numbers.Confusion!.ToString(), indices.Confusion!.ToString());
    }

    [Fact]
    public void The_class_of_a_target_is_its_largest_probability()
    {
        using var network = new Mixtures(seed: 3);
        float[] scores = new float[Count * Classes], targets = new float[Count * Classes];
        network.Predict(Numbers, scores, Count);
        for (int sample = 0; sample < Count; sample++)
        {
            int predicted = Accuracy.ArgMax(scores.AsSpan(sample * Classes, Classes)), right = sample < 4 ? (predicted + 1) % 4 : predicted;
            for (int kind = 0; kind < Classes; kind++)
                targets[(sample * Classes) + kind] = kind == right ? 0.4f : 0.2f;
        }

        Assert.Equal(7.0 / 11, Evaluation.Run(network, new DataSet(Numbers, targets, Count)).Accuracy!.Value, 1e-9);
    }

    [Theory]
    [InlineData(new[] { 0.5f, 0.6f, -0.1f, 0 }, "the probability -0.1 at position 2; ", "expects finite numbers of at least 0")]
    [InlineData(new[] { 0.5f, float.NaN, 0.5f, 0 }, "the probability NaN at position 1; ", "expects finite numbers of at least 0")]
    [InlineData(new[] { 0.5f, 0.25f, 0, 0 }, "probabilities whose sum is 0.75; ", "expects 1, the classes of a sample together")]
    public void Others_are_refused_by_sample(float[] wrong, string came, string expected)
    {
        using var network = new Mixtures(seed: 3);
        float[] targets = Distributions();
        wrong.CopyTo(targets, 5 * Classes);
        string message = came + "SoftmaxCrossEntropy on 'kind' " + expected;
        Assert.StartsWith(
            $"Sample 5 of the mini-batch has {message}.",
            Assert.Throws<ArgumentException>(() => network.ComputeGradients(Numbers, targets, Count)).Message);
        Assert.StartsWith(
            $"Sample 5 of the data set has {message}.",
            Assert.Throws<ArgumentException>(() => Evaluation.Run(network, new DataSet(Numbers, targets, Count))).Message);
        var tooMany = new DataSet(Numbers, [.. Enumerable.Range(0, Count)]);
        Assert.Contains("expects 0 to 3", Assert.Throws<ArgumentException>(() => Evaluation.Run(network, tooMany)).Message);
    }

    [Fact]
    public void Mixed_and_averaged_it_is_trained_to_the_same_bits_for_any_number_of_threads_and_learns()
    {
        int[] labels = [.. Enumerable.Range(0, Count).Select(sample => sample % 3)];
        float[] clusters = [.. Enumerable.Range(0, Count * 6).Select(i => Numbers[i] * 0.1f + (labels[i / 6] == i % 6 ? 1 : 0))];
        var set = new DataSet(clusters, labels);
        (float[] expected, double accuracy) = Mixed(set, new Mixup(0.3), threads: 1);
        Assert.Equal(1, accuracy);
        Assert.Equal(expected, Mixed(set, new Mixup(0.3), threads: 2).Values);
        Assert.NotEqual(expected, Mixed(set, new Mixup(0.4), threads: 1).Values);
        Assert.Equal(1, Mixed(set, new CutMix(1), threads: 1).Accuracy);
    }

    private static (float[] Values, double Accuracy) Mixed(DataSet set, SampleMixing mixing, int threads)
    {
        using var network = new Mixtures(seed: 3);
        using var optimizer = new Adam(0.03f);
        var trainer = new Trainer<Mixtures>(network, optimizer)
        {
            Mixing = mixing,
            WeightAverage = new WeightAverage(0.9f),
            Threads = threads,
        };
        TrainingHistory history = trainer.Fit(set, set, epochs: 60, batchSize: 4);
        return ([.. network.Parameters.SelectMany(Noise.Values)], history.Best!.DevAccuracy!.Value);
    }

    private static float[] Train(DataSet set, int threads)
    {
        using var network = new Mixtures(seed: 3);
        new Trainer<Mixtures>(network, new Sgd(0.1f)) { Threads = threads }.Fit(set, set, epochs: 3, batchSize: 8);
        return [.. network.Parameters.SelectMany(Noise.Values)];
    }

    private static float[] Distributions()
    {
        float[] targets = [.. Numeric.Random(Count * Classes, 5).Select(value => Math.Max(0, value) + 0.01f)];
        for (int sample = 0; sample < Count; sample++)
        {
            Span<float> row = targets.AsSpan(sample * Classes, Classes);
            float sum = row[0] + row[1] + row[2] + row[3];
            foreach (ref float value in row)
                value /= sum;
        }

        return targets;
    }

    /// <summary>As PyTorch defines cross_entropy with weight and label_smoothing 0.2 for probabilities.</summary>
    private static double CrossEntropy(float[] scores, float[] targets)
    {
        double sum = 0;
        for (int sample = 0; sample < Count; sample++)
        {
            double logarithm = Math.Log(Enumerable.Range(0, Classes).Sum(kind => Math.Exp(scores[(sample * Classes) + kind])));
            for (int kind = 0; kind < Classes; kind++)
            {
                int place = (sample * Classes) + kind;
                sum += ClassWeights[kind] * ((0.8 * targets[place]) + 0.05) * (logarithm - scores[place]);
            }
        }

        return sum / Count;
    }
}
