namespace Unroll.Runtime.Tests.Networks;

public sealed class BatchTests
{
    private static readonly NetworkDescription Two = new(
        "Two",
        [],
        [new("left", 2, 3, 1), new("right", 1, 1, 5)],
        [new("same", 1, 1, 4)],
        [new("same", "SoftmaxCrossEntropy", 4, TargetKind.Class, 1), new("sameTarget", "MeanSquaredError", 4, TargetKind.Values, 0.5f)],
        [],
        new MemoryDescription(0, 0, 0, 0, 0, 0, 1, 1));

    [Fact]
    public void Inputs_targets_and_labels_have_places_of_their_own()
    {
        using var batch = new Batch(Two, 7) { Count = 3 };
        Assert.Equal(7, batch.Capacity);
        Assert.Equal(3 * 6, batch.Input(0).Length);
        Assert.Equal(3 * 5, batch.Input(1).Length);
        Assert.Equal(3, batch.Labels(0).Length);
        Assert.Equal(3 * 4, batch.Targets(1).Length);
        batch.Count = 7;
        batch.Input(0).Fill(1);
        batch.Input(1).Fill(2);
        batch.Labels(0).Fill(3);
        batch.Targets(1).Fill(4);
        Assert.All(batch.Input(0).ToArray(), value => Assert.Equal(1, value));
        Assert.All(batch.Input(1).ToArray(), value => Assert.Equal(2, value));
        Assert.All(batch.Labels(0).ToArray(), value => Assert.Equal(3, value));
        batch.Input(1)[(6 * 5) + 0] = 9;
        batch.Targets(1)[6 * 4] = 8;
        batch.Labels(0)[6] = 1;
        Assert.Equal(9, batch.InputAt(1, 6));
        Assert.Equal(8, batch.TargetAt(1, 6));
        Assert.Equal(1, batch.LabelAt(0, 6));
    }

    [Fact]
    public void Wrong_use_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Batch(Two, 0));
        var batch = new Batch(Two, 7);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Count = 8);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Count = -1);
        Assert.Contains("'same' takes labels", Assert.Throws<InvalidOperationException>(() => batch.Targets(0).Length).Message);
        Assert.Contains("'sameTarget' takes float targets", Assert.Throws<InvalidOperationException>(() => batch.Labels(1).Length).Message);
        batch.Dispose();
        Assert.Throws<ObjectDisposedException>(() => batch.Input(0).Length);
        Assert.Throws<ObjectDisposedException>(() => batch.Labels(0).Length);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MinValue)]
    public void A_label_outside_its_classes_is_named(int label)
    {
        using var network = new LinearNetwork(4, 3, labels: true);
        using Batch batch = LinearReference.Batch(network, 5);
        batch.Labels(0)[2] = label;
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => network.ComputeGradients(batch));
        Assert.StartsWith($"The label of sample 2 is {label}; OneHotError on 'y' expects 0 to 2.", thrown.Message);
        Assert.Equal("y", thrown.ParamName);
        Assert.Throws<ArgumentException>(() => network.Evaluate(batch));
        batch.Count = 2;   // the label is behind the samples in use
        Assert.True(network.ComputeGradients(batch) > 0);
    }

    [Fact]
    public void An_empty_foreign_or_disposed_mini_batch_is_refused()
    {
        using var network = new LinearNetwork(4, 3);
        using Batch batch = LinearReference.Batch(network, 5);
        batch.Count = 0;
        Assert.Contains("no samples", Assert.Throws<ArgumentException>(() => network.ComputeGradients(batch)).Message);
        using var foreign = new Batch(Two, 5);
        Assert.Contains("made for Two", Assert.Throws<ArgumentException>(() => network.ComputeGradients(foreign)).Message);
        using var alike = new Batch(LinearNetwork.Describe(4, 3), 5);
        Assert.True(float.IsFinite(network.ComputeGradients(alike)));
        using var narrower = new Batch(LinearNetwork.Describe(3, 3), 5);
        Assert.Throws<ArgumentException>(() => network.ComputeGradients(narrower));
        using var labels = new Batch(LinearNetwork.Describe(4, 3, labels: true), 5);
        Assert.Throws<ArgumentException>(() => network.ComputeGradients(labels));
        batch.Dispose();
        Assert.Throws<ObjectDisposedException>(() => network.ComputeGradients(batch));
        Assert.Throws<ArgumentNullException>(() => network.ComputeGradients(null!));
    }

    [Fact]
    public void A_network_without_loss_says_so()
    {
        NetworkDescription linear = LinearNetwork.Describe(4, 3);
        var description = new NetworkDescription(
            "Plain", [.. linear.Stages], [.. linear.Inputs], [.. linear.Outputs], [], [.. linear.Parameters], linear.Memory);
        using var network = new LinearNetwork(description);
        using var batch = new Batch(description, 2);
        Assert.StartsWith("Plain has no loss", Assert.Throws<InvalidOperationException>(() => network.ComputeGradients(batch)).Message);
        Assert.True(network.Gradients.IsEmpty);
    }
}
