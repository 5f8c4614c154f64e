using Unroll;
using Unroll.Tests;

namespace Acme.Vision.Tests;

/// <summary>Triplets that are mined among the labelled samples of a mini-batch, as a network trains by them.</summary>
public class MinedTripletTests
{
    private const int Length = 5, Picture = 9 * 8 * 2;

    [Fact]
    public void The_gradients_are_the_slopes_of_the_loss()
    {
        const int Count = 12;
        int[] labels = Labels(Count);
        float[] pictures = Numeric.Random(Count * Picture, 1), gradient = new float[pictures.Length];
        using var network = new MinedEmbedder(seed: 3);
        LossDescription loss = network.Declaration.Losses[0];
        Assert.Equal((TargetKind.Identity, true, true, Length), (loss.Targets, loss.TakesLabels, loss.ScoresMiniBatch, loss.Length));
        float now = network.ComputeGradients(pictures, labels, Count, gradient);
        Assert.True(now > 0);
        Assert.Equal(now, network.Evaluate(pictures, labels, Count), 1e-5);
        Numeric.AssertSlopes(pictures, gradient, () => network.Evaluate(pictures, labels, Count), every: 7, tolerance: 2e-3);
    }

    [Fact]
    public void A_weight_and_another_loss_add_up()
    {
        const int Count = 20;
        int[] people = [.. Labels(Count).Select(label => 1000 - label)], kinds = Labels(Count);
        float[] numbers = Numeric.Random(Count * 6, 1);
        using var network = new MinedAndClassified(seed: 3);
        float both = network.ComputeGradients(numbers, people, kinds, Count);
        Numeric.AssertSlopes(network, () => network.Evaluate(numbers, people, kinds, Count), tolerance: 2e-3);
        network.Losses["kind"].Weight = 0;
        float mined = network.Evaluate(numbers, people, kinds, Count);
        network.Losses["kind"].Weight = 1;
        network.Losses["embedding"].Weight = 0;
        Assert.Equal(both, mined + network.Evaluate(numbers, people, kinds, Count), 1e-5);
        Assert.Contains("0 to 2",
            Assert.Throws<ArgumentException>(() => network.Evaluate(numbers, people, people, Count)).Message);
        Assert.NotNull(Evaluation.Run(network, new DataSet(Count, [numbers], [people, kinds])).Accuracy);
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        const int Count = 100;
        int[] labels = Labels(Count);
        float[] pictures = Numeric.Random(Count * Picture, 1);
        float[][] gradients = new float[3][];
        for (int threads = 1; threads <= 3; threads++)
        {
            using var network = new MinedEmbedder(seed: 3) { Threads = threads };
            network.ComputeGradients(pictures, labels, Count, new float[pictures.Length]);
            gradients[threads - 1] = network.Gradients.ToArray();
        }

        Assert.Contains(gradients[0], slope => slope != 0);
        Assert.Equal(gradients[0], gradients[1]);
        Assert.Equal(gradients[0], gradients[2]);
    }

    [Fact]
    public void Nothing_is_allocated_after_the_first_call()
    {
        const int Count = 40;
        int[] labels = Labels(Count);
        float[] pictures = Numeric.Random(Count * Picture, 1), gradient = new float[pictures.Length];
        foreach (int threads in new[] { 1, 2 })
        {
            using var network = new MinedEmbedder(seed: 3) { Threads = threads };
            network.ComputeGradients(pictures, labels, Count, gradient);
            network.Evaluate(pictures, labels, Count);
            Assert.Equal(0, Allocation.Of(() => network.ComputeGradients(pictures, labels, Count, gradient), 3));
            Assert.Equal(0, Allocation.Of(() => network.Evaluate(pictures, labels, Count), 3));
        }
    }

    [Fact]
    public void A_trainer_takes_any_number_for_a_label()
    {
        const int Count = 36;
        int[] labels = [.. Labels(Count).Select(label => (label * 100000) - 7)];
        float[] pictures = Numeric.Random(Count * Picture, 1, 0.5f);
        for (int sample = 0; sample < Count; sample++)
            pictures[(sample * Picture) + (20 * (sample % 3))] += 3;
        using var network = new MinedEmbedder(seed: 3);
        TrainingHistory history = new Trainer<MinedEmbedder>(network, new Adam(0.01f))
            .Fit(new DataSet(Count, [pictures], [labels]), null, epochs: 60, batchSize: Count);
        Assert.True(history.Epochs[^1].TrainLoss < 0.3 * history.Epochs[0].TrainLoss);
        Assert.Equal(0, network.Evaluate(pictures, [.. Enumerable.Range(0, Count)], Count));
    }

    private static int[] Labels(int count) => [.. Enumerable.Range(0, count).Select(sample => sample % 3)];
}
