using Unroll;
using Unroll.Tests;

namespace Acme.Vision.Tests;

/// <summary>Losses by a function of the caller, which sees all samples of a mini-batch at once.</summary>
public class CustomLossTests
{
    private const int Length = 5, Picture = 9 * 8 * 2;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(50)]
    public void A_function_gives_the_gradients_of_a_loss_of_the_library(int count)
    {
        float[] pictures = Numeric.Random(count * Picture, 1), targets = Numeric.Random(count * Length, 2);
        float[] ofPictures = new float[pictures.Length], expected = new float[pictures.Length];
        using var own = new Embedder(seed: 3);
        using var library = new Regressor(seed: 3);
        float loss = own.ComputeGradients(pictures, count, ofPictures, SquaredError(targets));
        Assert.Equal(library.ComputeGradients(pictures, targets, count, expected), loss, 1e-5f);
        Numeric.AssertClose(library.Gradients, own.Gradients, 1e-5, "gradient");
        Numeric.AssertClose(expected, ofPictures, 1e-5, "gradient of the picture");
        Assert.Equal(library.Evaluate(pictures, targets, count), own.Evaluate(pictures, count, SquaredError(targets)), 1e-5f);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(70)]
    [InlineData(200)]
    public void Normalization_and_dropout_are_the_same_when_the_samples_are_computed_again(int count)
    {
        float[] numbers = Numeric.Random(count * 6, 1);
        using var network = new NormalizedEmbedder(seed: 3);
        float[] seen = [], again = [];
        network.ComputeGradients(numbers, count, Keep(values => seen = values));
        float[] first = network.Gradients.ToArray();
        using var other = new NormalizedEmbedder(seed: 3) { Threads = 2 };
        other.ComputeGradients(numbers, count, Keep(values => again = values));
        Assert.Equal(count * 4, seen.Length);
        Assert.Equal(seen, again);
        Assert.Equal(first, other.Gradients.ToArray());

        // Half of the sum of squares has the values for a gradient; the weight is 0.5. By finite differences of a bias, at the same masks.
        int bias = network.Declaration.Parameters.Single(parameter => parameter.Name == "embedding.bias").Offset;
        for (int element = 0; element < 4; element++)
            Assert.Equal(0.5 * Enumerable.Range(0, count).Sum(sample => (double)seen[(sample * 4) + element]) / count,
                first[bias + element], 1e-5);
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        const int Count = 100;
        float[] pictures = Numeric.Random(Count * Picture, 1), targets = Numeric.Random(Count * Length, 2);
        float[][] gradients = new float[3][];
        for (int threads = 1; threads <= 3; threads++)
        {
            using var network = new Embedder(seed: 3) { Threads = threads };
            network.ComputeGradients(pictures, Count, new float[pictures.Length], SquaredError(targets));
            gradients[threads - 1] = network.Gradients.ToArray();
        }

        Assert.Equal(gradients[0], gradients[1]);
        Assert.Equal(gradients[0], gradients[2]);
    }

    [Fact]
    public void The_hardest_triplets_of_a_mini_batch_can_be_mined()
    {
        // Places on a line whose hardest positives and negatives are known: pytorch-metric-learning's test of batch-hard mining.
        int[] labels = [0, 0, 1, 1, 0, 2, 1, 1, 1];
        float[] places = [0, 1, 2, 3, 4, 5, 6, 7, 8];
        float[] gradients = new float[places.Length];
        const float Margin = 0.5f;
        float loss = BatchHard(labels, 1, Margin)(places, gradients, places.Length);

        // Of anchors 0, 1, 2, 3, 4, 6, 7 and 8: the squares of the distances to 4, 4, 8, 8, 0, 2, 2, 2 and to 2, 2, 1, 4, 3, 5, 5, 5.
        double[] near = [16, 9, 36, 25, 16, 16, 25, 36], far = [4, 1, 1, 1, 1, 1, 4, 9];
        Assert.Equal(near.Zip(far, (d, e) => Math.Max(0, d - e + Margin)).Sum() / 8, loss, 1e-4);

        // Of two that are equally near, either is right, so the slopes are those of places a little apart.
        places = [0, 1.02f, 2.01f, 3.05f, 4.03f, 5.11f, 6.02f, 7.07f, 8.13f];
        Array.Clear(gradients);
        BatchHard(labels, 1, Margin)(places, gradients, places.Length);
        for (int place = 0; place < places.Length; place++)
            Assert.Equal(Numeric.Slope(places, place, () => BatchHard(labels, 1, Margin)(places, new float[9], 9), 4e-3f),
                gradients[place], 5e-3);
    }

    [Fact]
    public void An_embedding_is_trained_by_the_hardest_triplets()
    {
        const int Count = 36;
        int[] labels = [.. Enumerable.Range(0, Count).Select(sample => sample % 3)];
        float[] pictures = Numeric.Random(Count * Picture, 1, 0.5f);
        for (int sample = 0; sample < Count; sample++)
            pictures[(sample * Picture) + (20 * labels[sample])] += 3;
        using var network = new Embedder(seed: 3);
        LossFunction function = BatchHard(labels, Length, 0.5f);
        var gradient = new float[pictures.Length];
        var adam = new Adam(0.01f);
        float before = network.Evaluate(pictures, Count, function);
        for (int step = 0; step < 60; step++)
        {
            network.ComputeGradients(pictures, Count, gradient, function);
            adam.Step(network);
        }

        float after = network.Evaluate(pictures, Count, function);
        Assert.True(after < 0.3 * before, $"{before} became {after}");
    }

    [Fact]
    public void Nothing_is_allocated_but_by_the_function()
    {
        const int Count = 40;
        float[] pictures = Numeric.Random(Count * Picture, 1), targets = Numeric.Random(Count * Length, 2),
            gradient = new float[pictures.Length];
        LossFunction function = SquaredError(targets);
        foreach (int threads in new[] { 1, 2 })
        {
            using var network = new Embedder(seed: 3) { Threads = threads };
            network.ComputeGradients(pictures, Count, gradient, function);
            network.Evaluate(pictures, Count, function);
            Assert.Equal(0, Allocation.Of(() => network.ComputeGradients(pictures, Count, gradient, function), 3));
            Assert.Equal(0, Allocation.Of(() => network.Evaluate(pictures, Count, function), 3));
        }
    }

    [Fact]
    public void A_trainer_takes_the_function_of_the_network()
    {
        const int Count = 24;
        var set = new DataSet(Count, [Numeric.Random(Count * 6, 1)], []);
        using var network = new NormalizedEmbedder(seed: 3);
        var trainer = new Trainer<NormalizedEmbedder>(network, new Sgd(0.1f));
        Assert.Contains("CustomLoss on 'embedding'",
            Assert.Throws<InvalidOperationException>(() => { trainer.Fit(set, null, epochs: 3, batchSize: 12); }).Message);
        network.Losses["embedding"].Function = Keep(_ => { });
        TrainingHistory history = trainer.Fit(set, null, epochs: 3, batchSize: 12);
        Assert.Equal(3, history.Epochs.Count);
        Assert.True(history.Epochs[^1].TrainLoss < history.Epochs[0].TrainLoss);
    }

    [Fact]
    public void What_the_function_does_wrong_is_told()
    {
        float[] pictures = Numeric.Random(4 * Picture, 1), gradient = new float[pictures.Length];
        using var network = new Embedder(seed: 3);
        Assert.Throws<ArgumentNullException>(() => network.ComputeGradients(pictures, 4, gradient, null!));
        Assert.Throws<TimeoutException>(() => network.ComputeGradients(pictures, 4, gradient, (_, _, _) => throw new TimeoutException()));
        Assert.Equal(0, network.Gradients.Length);
        Assert.Throws<InvalidOperationException>(() => network.ComputeGradients(pictures, 4, gradient, (_, _, _) =>
            network.ComputeGradients(pictures, 4, gradient, SquaredError(new float[20]))));
        Assert.True(float.IsNaN(network.ComputeGradients(pictures, 4, gradient, (_, slopes, _) => slopes[3] = float.NaN)));
        Assert.ThrowsAny<Exception>(() => new Sgd(0.1f).Step(network));
        Assert.Throws<InvalidOperationException>(() => new Regressor(1).Losses[0].Function = SquaredError([]));

        // And the network is as good as before.
        Assert.True(float.IsFinite(network.ComputeGradients(pictures, 4, gradient, SquaredError(new float[20]))));
    }

    private static LossFunction SquaredError(float[] targets) => (values, gradients, samples) =>
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            float difference = values[i] - targets[i];
            sum += difference * (double)difference / values.Length;
            gradients[i] = 2 * difference / values.Length;
        }

        return (float)sum;
    };

    /// <summary>Half of the mean over the samples of the sums of squares.</summary>
    private static LossFunction Keep(Action<float[]> see) => (values, gradients, samples) =>
    {
        see(values.ToArray());
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += 0.5 * values[i] * values[i] / samples;
            gradients[i] = values[i] / samples;
        }

        return (float)sum;
    };

    /// <summary>
    /// Hermans, Beyer and Leibe, "In Defense of the Triplet Loss for Person Re-Identification", 2017, equation 5, with squared distances:
    /// every sample that has others of its kind, the farthest of them, and the nearest of another kind; the mean over those anchors.
    /// </summary>
    private static LossFunction BatchHard(int[] labels, int length, float margin) => (values, gradients, samples) =>
    {
        int anchors = labels.Count(label => labels.Count(other => other == label) > 1);
        double sum = 0;
        for (int anchor = 0; anchor < samples; anchor++)
        {
            int positive = -1, negative = -1;
            for (int other = 0; other < samples; other++)
            {
                if (other == anchor)
                    continue;
                double distance = Distance(values, anchor, other, length);
                if (labels[other] == labels[anchor])
                    positive = positive < 0 || distance > Distance(values, anchor, positive, length) ? other : positive;
                else
                    negative = negative < 0 || distance < Distance(values, anchor, negative, length) ? other : negative;
            }

            if (positive < 0 || negative < 0)
                continue;
            double loss = Distance(values, anchor, positive, length) - Distance(values, anchor, negative, length) + margin;
            if (loss <= 0)
                continue;
            sum += loss;
            for (int i = 0; i < length; i++)
            {
                float a = values[(anchor * length) + i], p = values[(positive * length) + i], n = values[(negative * length) + i];
                gradients[(anchor * length) + i] += 2 * (n - p) / anchors;
                gradients[(positive * length) + i] += 2 * (p - a) / anchors;
                gradients[(negative * length) + i] += 2 * (a - n) / anchors;
            }
        }

        return (float)(sum / anchors);
    };

    private static double Distance(ReadOnlySpan<float> values, int one, int other, int length)
    {
        double sum = 0;
        for (int i = 0; i < length; i++)
            sum += Math.Pow(values[(one * length) + i] - (double)values[(other * length) + i], 2);
        return sum;
    }
}
