using Unroll;

namespace Acme.Vision.Tests;

/// <summary>A backbone and a head that are two classes get the gradients of the one class that has both.</summary>
public class CompositionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(30)]
    public void Two_networks_train_as_one(int count)
    {
        float[] pictures = Numeric.Random(count * 9 * 8 * 2, 1);
        int[] labels = [.. Enumerable.Range(0, count).Select(sample => sample % 3)];
        using var whole = new Whole(seed: 3);
        using var backbone = new Backbone(seed: 4);
        using var head = new Head(seed: 5);
        Copy(whole, backbone);
        Copy(whole, head);
        var adam = (Whole: new Adam(0.01f), Backbone: new Adam(0.01f), Head: new Adam(0.01f));
        for (int step = 0; step < 5; step++)
        {
            float together = whole.ComputeGradients(pictures, labels, count);
            float loss = backbone.ComputeGradients(pictures, count,
                (features, gradients, samples) => head.ComputeGradients(features, labels, samples, gradients));
            Assert.Equal(together, loss, 2e-5f);
            AssertSame(whole, backbone, step);
            AssertSame(whole, head, step);
            adam.Whole.Step(whole);
            adam.Backbone.Step(backbone);
            adam.Head.Step(head);
        }
    }

    [Fact]
    public void A_stage_with_Output_stays_one_although_others_read_it()
    {
        Assert.Equal(["features", "kind"], Whole.Description.Outputs.Select(output => output.Name));
        float[] picture = Numeric.Random(9 * 8 * 2, 1), features = new float[36], scores = new float[3], expected = new float[3];
        using var whole = new Whole(seed: 3);
        using var head = new Head(seed: 5);
        Copy(whole, head);
        whole.Predict(picture, features, scores);
        head.Predict(features, expected);
        Numeric.AssertClose(expected, scores, 1e-6, "score");
    }

    private static void Copy(Network from, Network to)
    {
        foreach (ParameterTensor tensor in to.Parameters)
            tensor.CopyFrom(Noise.Values(from.Parameters[tensor.Name]));
    }

    private static void AssertSame(Network whole, Network part, int step)
    {
        foreach (ParameterDescription parameter in part.Declaration.Parameters)
        {
            ParameterDescription same = whole.Declaration.Parameters.Single(other => other.Name == parameter.Name);
            Numeric.AssertClose(
                whole.Gradients.Slice(same.Offset, same.Length), part.Gradients.Slice(parameter.Offset, parameter.Length), 1e-4,
                $"{parameter.Name} in step {step}");
        }
    }
}
