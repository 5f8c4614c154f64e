using Samples.Rcnn;
using Samples.Scenes;
using Unroll.Samples.Tests.Scenes;
using Unroll.Vision;

namespace Unroll.Samples.Tests.Rcnn;

/// <summary>The gradient that goes from regions through pooling into the network before, against differences of the loss.</summary>
public sealed class RcnnGradientTests
{
    private static readonly ValueShape Map = new(16, 16, 64);
    private static readonly Box[] Proposals = [new(8, 8, 50, 40), new(30, 22, 70, 71), new(90, 5, 128, 44), new(0, 60, 37, 128)];
    private static readonly GroundTruth[] Truths = [new(new Box(10, 9, 52, 38), 4), new(new Box(88, 3, 120, 40), 0)];

    /// <summary>Along random directions: the derivative is the product with the gradient.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_gradient_of_a_map_is_a_difference_of_the_loss(bool isMaximum)
    {
        using var head = new RegionHead(seed: 2);
        Wake(head);
        float[] maps = Numbers(2 * Map.Length, 3), gradients = new float[maps.Length];
        Score(head, maps, gradients, isMaximum);
        for (int trial = 0; trial < 4; trial++)
        {
            // So small that few maxima change.
            const float Step = 5e-4f;
            float[] direction = Numbers(maps.Length, 100 + trial);
            double expected = direction.Zip(gradients, (a, b) => (double)a * b).Sum();
            double above = Score(head, Moved(maps, direction, Step), new float[maps.Length], isMaximum);
            double below = Score(head, Moved(maps, direction, -Step), new float[maps.Length], isMaximum);
            Assert.Equal(expected, (above - below) / (2 * Step), 0.02 * Norm(gradients));
        }
    }

    /// <summary>The whole way: what the head learns moves the first convolution.</summary>
    [Fact]
    public void The_gradient_reaches_the_first_network()
    {
        var batch = new SceneBatch(SceneParts.OnPhotographs(new SceneSettings()), 4);
        batch.Compose([0, 1, 2, 3], threads: 1);
        using var detector = new FastRcnn(seed: 1) { TrainingProposals = [Proposals, Proposals, Proposals, Proposals] };
        foreach ((_, Network network) in detector.Networks)
            Wake(network);
        double first = detector.ComputeGradients(batch);
        Network features = detector.Networks[0].Network;
        float[] gradients = features.Gradients.ToArray();
        double norm = Norm(gradients);
        Assert.True(norm > 0.01);

        // Along its own direction, where the loss changes most.
        float[] direction = Array.ConvertAll(gradients, number => (float)(number / norm));
        const float Step = 2e-3f;
        double below = LossAfter(features, direction, -Step);
        Assert.Equal(norm, (first - below) / Step, 0.1 * norm);

        double LossAfter(Network network, float[] along, float step)
        {
            using var moved = new FastRcnn(seed: 1) { TrainingProposals = detector.TrainingProposals };
            foreach ((_, Network each) in moved.Networks)
                Wake(each);
            foreach (ParameterDescription parameter in network.Declaration.Parameters.Where(each => each.Offset < along.Length))
            {
                float[] values = new float[parameter.Length];
                ParameterTensor tensor = moved.Networks[0].Network.Parameters[parameter.Name];
                tensor.CopyTo(values);
                for (int i = 0; i < values.Length; i++)
                    values[i] += step * along[parameter.Offset + i];
                tensor.CopyFrom(values);
            }

            return moved.ComputeGradients(batch);
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var batch = new SceneBatch(SceneParts.OnPhotographs(new SceneSettings()), 8);
        float[][] expected = [];
        foreach (int threads in new[] { 1, 2, 3 })
        {
            batch.Compose([5, 1, 4, 3, 2, 0, 7, 6], threads);
            using var detector = new FasterRcnn(seed: 1);
            foreach ((_, Network network) in detector.Networks)
                network.Threads = threads;
            float loss = detector.ComputeGradients(batch);
            float[][] gradients = [[loss], .. detector.Networks.Select(each => each.Network.Gradients.ToArray())];
            expected = threads == 1 ? gradients : expected;
            Assert.Equal(expected, gradients);
        }
    }

    // The last layers start near 0, which would leave little of the gradient.
    private static void Wake(Network network)
    {
        foreach (string name in network.Declaration.Parameters.Select(each => each.Name))
        {
            if (name is not ("offsets.weights" or "kind.weights"))
                continue;
            ParameterTensor tensor = network.Parameters[name];
            float[] values = new float[tensor.Length];
            tensor.CopyTo(values);
            tensor.CopyFrom(Array.ConvertAll(values, value => 10 * value));
        }
    }

    private static float Score(RegionHead head, float[] maps, float[] gradients, bool isMaximum)
    {
        Func<RegionPooling> pooling = isMaximum ? () => new MaximumPooling(Map, 1 / 8f) : () => new AlignPooling(Map, 1 / 8f);
        var training = new MapTraining(head, new RegionSampler(6, 0.5, seed: 1), pooling, Map);
        training.Clear();
        training.Add(Proposals, Truths);
        training.Add(Proposals.AsSpan(1), Truths.AsSpan(1));
        gradients.AsSpan().Clear();
        return training.ComputeGradients(maps, gradients, threads: 1);
    }

    private static float[] Moved(float[] from, float[] direction, float step) =>
        [.. from.Zip(direction, (value, along) => value + (step * along))];

    private static double Norm(float[] numbers) => Math.Sqrt(numbers.Sum(number => (double)number * number));

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }
}
