using Acme.Vision.Small;
using Unroll;

namespace Acme.Vision.Tests;

/// <summary>The generated classes as an ordinary project sees them.</summary>
public class NetworkTests
{
    [Fact]
    public void LeNet5_has_the_parameters_and_multiply_adds_of_the_textbook()
    {
        // 5x5x1x6 + 6, 5x5x6x16 + 16, 400x120 + 120, 120x84 + 84, 84x10 + 10.
        Assert.Equal(156 + 2_416 + 48_120 + 10_164 + 850, LeNet5.Description.ParameterCount);
        // Pixels x kernel x filters of both convolutions, and the three matrices.
        Assert.Equal((784 * 25 * 6) + (100 * 150 * 16) + 48_000 + 10_080 + 840, LeNet5.Description.MultiplyAdds);
        using var network = new LeNet5();
        Assert.Same(LeNet5.Description, network.Declaration);
        Assert.Equal([5, 5, 6, 16], network.Parameters["c3.weights"].Shape);
    }

    [Fact]
    public void LeNet5_learns_thirty_two_images_by_heart()
    {
        using var network = new LeNet5(seed: 1);
        float[] images = Noise.Images(32);
        int[] labels = Noise.Labels(32);
        float before = network.Evaluate(images, labels, 32);
        Noise.Train(network, 150, 32);
        Assert.InRange(before, 1.5, 4);
        Assert.InRange(network.Evaluate(images, labels, 32), 0, 0.1);
        var outputs = new float[32 * Noise.Classes];
        network.Predict(images, outputs, 32);
        Assert.Equal(labels, outputs.Chunk(Noise.Classes).Select(logits => Array.IndexOf(logits, logits.Max())));
    }

    [Fact]
    public void Xor_is_learned()
    {
        using var network = new Xor(seed: 1);
        var adam = new Adam(0.05f);
        float[] bits = [0, 0, 0, 1, 1, 0, 1, 1];
        float[] isOne = [0, 1, 1, 0];
        for (int step = 0; step < 500; step++)
        {
            network.ComputeGradients(bits, isOne, 4);
            adam.Step(network);
        }
        var logits = new float[4];
        network.Predict(bits, logits, 4);
        Assert.Equal(isOne, logits.Select(logit => logit > 0 ? 1f : 0f));
    }

    [Fact]
    public void Inputs_and_outputs_come_in_field_order()
    {
        using var network = new Models.Siamese(seed: 2);
        float[] left = [1, 2, 3, 4, 5, 6];
        float[] right = [6, 5, 4, 3, 2, 1];
        var same = new float[1];
        var kind = new float[4];
        network.Predict(left, right, same, kind);
        Assert.Equal(1, kind.Sum(), 1e-5);
        Assert.Equal(["left", "checked"], Models.Siamese.Description.Inputs.Select(input => input.Name));
        Assert.Equal(["same", "kind"], Models.Siamese.Description.Outputs.Select(output => output.Name));
        Assert.True(float.IsFinite(network.ComputeGradients(left, right, [1f], 1)));
    }

    [Fact]
    public void Gradients_pass_the_check_for_users()
    {
        using Network network = Models.CreateHidden(3);
        using var batch = new Batch(network.Declaration, 9);
        var random = new Random(1);
        foreach (ref float value in batch.Input(0))
            value = random.NextSingle() - 0.5f;
        foreach (ref float value in batch.Targets(0))
            value = random.NextSingle() - 0.5f;
        Assert.True(GradientCheck.Run(network, batch).Passed);
    }
}
