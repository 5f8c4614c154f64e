using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Metrics;

public sealed class EvaluationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(64)]
    public void Loss_accuracy_and_confusion_are_those_by_hand(int batchSize)
    {
        using LinearNetwork network = Identity(2, "OneHotError", labels: true);
        var set = new DataSet([1, 0, /**/ 0, 2, /**/ 0, 1, /**/ 0.5f, 0, /**/ 1, 0], [0, 1, 0, 0, 1]);

        Evaluation evaluation = Evaluation.Run(network, set, batchSize, confusion: true);

        // Squared errors a sample, divided by the two outputs: 0, 1/2, 2/2, 0.25/2, 2/2.
        Assert.Equal((0 + 0.5 + 1 + 0.125 + 1) / 5, evaluation.Loss, 6);
        Assert.Equal(0.6, evaluation.Accuracy!.Value, 15);
        Assert.Equal((2, 1, 1, 1),
            (evaluation.Confusion![0, 0], evaluation.Confusion[0, 1], evaluation.Confusion[1, 0], evaluation.Confusion[1, 1]));
    }

    [Theory]
    [InlineData("BinaryCrossEntropy", 0, 1)]
    [InlineData("Hinge", -1, 1)]
    public void Yes_and_no_are_counted_an_element(string kind, float no, float yes)
    {
        using LinearNetwork network = Identity(2, kind, labels: false);
        var set = new DataSet([3, -1, /**/ 0.1f, 2, /**/ -5, -5], [yes, no, /**/ no, yes, /**/ yes, no], 3);

        Evaluation evaluation = Evaluation.Run(network, set, confusion: true);

        Assert.Equal(4 / 6.0, evaluation.Accuracy!.Value, 15);
        Assert.Equal((2, 1, 1, 2),
            (evaluation.Confusion![1, 1], evaluation.Confusion[0, 1], evaluation.Confusion[1, 0], evaluation.Confusion[0, 0]));
    }

    [Fact]
    public void Numbers_have_no_accuracy()
    {
        using LinearNetwork network = Identity(1, "MeanSquaredError", labels: false);

        Evaluation evaluation = Evaluation.Run(network, new DataSet([1, 2, 3], [1, 2, 5], 3), confusion: true);

        Assert.Equal(4 / 3.0, evaluation.Loss, 6);
        Assert.Null(evaluation.Accuracy);
        Assert.Null(evaluation.Confusion);
    }

    [Fact]
    public void The_last_loss_on_an_output_decides()
    {
        LossDescription aux = new("aux", "SoftmaxCrossEntropy", 3, TargetKind.Class, 0.3f),
            main = new("main", "SoftmaxCrossEntropy", 4, TargetKind.Class, 1);
        ValueDescription[] outputs = [new("aux", 1, 1, 3), new("main", 1, 1, 4)];

        Assert.Equal(4, ClassificationReader.For(Describe(outputs, aux, main))!.Classes);
        Assert.Equal(3, ClassificationReader.For(Describe(outputs[..1], aux, main))!.Classes);
        Assert.Null(ClassificationReader.For(Describe([new("other", 1, 1, 4)], aux, main)));
        Assert.Null(ClassificationReader.For(
            Describe([new("main", 1, 1, 4)], new LossDescription("main", "MeanSquaredError", 4, TargetKind.Values, 1))));
    }

    private static LinearNetwork Identity(int length, string kind, bool labels)
    {
        NetworkDescription linear = LinearNetwork.Describe(length, length, labels);
        var network = new LinearNetwork(new NetworkDescription(
            "Identity", [], [.. linear.Inputs], [.. linear.Outputs],
            [new("y", kind, length, labels ? TargetKind.Class : TargetKind.Values, 1)], [.. linear.Parameters], linear.Memory));
        float[] identity = new float[length * length];
        for (int i = 0; i < length; i++)
            identity[i * (length + 1)] = 1;
        network.Parameters["y.weights"].CopyFrom(identity);
        return network;
    }

    private static NetworkDescription Describe(ValueDescription[] outputs, params LossDescription[] losses) =>
        new("Heads", [], [new("x", 1, 1, 1)], outputs, losses, [], new MemoryDescription(0, 0, 0, 0, 0, 0, 1, 1));
}
