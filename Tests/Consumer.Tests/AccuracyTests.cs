using Acme.Vision.Scored;
using Unroll;

namespace Acme.Vision.Tests;

/// <summary>
/// Accuracy goes by what the loss scores and by what has become of it in the output. The dense layers are the identity,
/// so that inputs are logits.
/// </summary>
public class AccuracyTests
{
    // Yes and no: right are 3, -1, 0.1, -5, -5, and 0.2 is wrong.
    private static readonly float[] Logits = [3, -1, /**/ 0.1f, 0.2f, /**/ -5, -5];
    private static readonly float[] Yes = [1, 0, /**/ 1, 0, /**/ 0, 0];

    [Fact]
    public void A_probability_above_a_half_is_a_yes()
    {
        AssertYesAndNo(new ProbabilityOfYes(1), no: 0);
        AssertYesAndNo(new ProbabilityInAStageOfItsOwn(1), no: 0);
        AssertYesAndNo(new SquashedTwice(1), no: 0);
    }

    [Fact]
    public void A_logit_above_zero_is_a_yes() => AssertYesAndNo(new LogitOfYes(1), no: 0);

    [Fact]
    public void A_score_is_read_through_its_activation()
    {
        AssertYesAndNo(new HingeAndSigmoid(1), no: -1);
        AssertYesAndNo(new HingeAndRelu(1), no: -1);
    }

    [Fact]
    public void A_class_is_read_from_probabilities_as_from_logits()
    {
        AssertClasses(new ProbabilityOfClasses(1), []);
        AssertClasses(new LogarithmsOfClasses(1), []);
        AssertClasses(new LogitsAndProbabilities(1), []);
    }

    [Fact]
    public void The_second_loss_of_a_stage_has_its_accuracy() => AssertClasses(new SecondLossOfAStage(1), new float[10]);

    [Fact]
    public void An_output_that_no_longer_tells_the_class_gives_no_accuracy()
    {
        using var network = new RectifiedClasses(1);
        Evaluation evaluation = Evaluation.Run(network, new DataSet([-1, -2], [0]), confusion: true);
        Assert.Null(evaluation.Accuracy);
        Assert.Null(evaluation.Confusion);
        var trainer = new Trainer<RectifiedClasses>(network, new Sgd(0.1f)) { SelectBy = SelectBy.DevAccuracy };
        var set = new DataSet([-1, -2], [0]);
        Assert.Contains("SelectBy.DevLoss", Assert.Throws<InvalidOperationException>(() => trainer.Fit(set, set, 1)).Message);
    }

    [Fact]
    public void A_prediction_that_is_no_number_is_wrong()
    {
        using var network = new LogitOfYes(1);
        Identity(network.Parameters["y.weights"]);
        network.Parameters["y.bias"].CopyFrom([float.NaN, 0]);
        Evaluation evaluation = Evaluation.Run(network, new DataSet([1, 1], [0, 1], 1), confusion: true);
        Assert.Equal(0.5, evaluation.Accuracy);
        Assert.Equal(1, evaluation.Confusion!.Count);
        Assert.Equal(double.NaN, evaluation.Loss);
    }

    [Fact]
    public void Many_classes_need_no_confusion_matrix()
    {
        using var network = new ManyClasses(1);
        float[] weights = new float[50_000];
        (weights[7], weights[49_999]) = (-1, 1);
        network.Parameters["y.weights"].CopyFrom(weights);
        var set = new DataSet([1, -1, 1], [49_999, 7, 7]);

        Evaluation evaluation = Evaluation.Run(network, set);

        Assert.Equal(2 / 3.0, evaluation.Accuracy!.Value, 15);
        Assert.Null(evaluation.Confusion);
        Assert.Contains("classes", Assert.Throws<ArgumentOutOfRangeException>(() => Evaluation.Run(network, set, confusion: true)).Message);
        TrainingHistory history = new Trainer<ManyClasses>(network, new Sgd(0.001f)).Fit(set, set, epochs: 1);
        Assert.NotNull(history.Epochs[0].DevAccuracy);
    }

    private static void AssertYesAndNo(Network network, float no)
    {
        using (network)
        {
            Identity(network.Parameters.First(tensor => tensor.Name.EndsWith(".weights", StringComparison.Ordinal)));
            var set = new DataSet(Logits, [.. Yes.Select(yes => yes == 1 ? 1 : no)], 3);
            Evaluation evaluation = Evaluation.Run(network, set, confusion: true);
            Assert.Equal(5 / 6.0, evaluation.Accuracy!.Value, 15);
            Assert.Equal((2, 1, 0, 3),
                (evaluation.Confusion![1, 1], evaluation.Confusion[0, 1], evaluation.Confusion[1, 0], evaluation.Confusion[0, 0]));
            Assert.Null(Evaluation.Run(network, set).Confusion);
        }
    }

    private static void AssertClasses(Network network, float[] numbers)
    {
        using (network)
        {
            Identity(network.Parameters["y.weights"]);
            float[] logits = [1, 0, /**/ 0, 2, /**/ 0, 1, /**/ 0.5f, 0, /**/ 1, 0];
            int[] classes = [0, 1, 0, 0, 1];
            var set = numbers.Length == 0
                ? new DataSet(logits, classes)
                : new DataSet(classes.Length, [logits], [numbers, classes]);
            Evaluation evaluation = Evaluation.Run(network, set, confusion: true);
            Assert.Equal(0.6, evaluation.Accuracy!.Value, 15);
            Assert.Equal((2, 1, 1, 1),
                (evaluation.Confusion![0, 0], evaluation.Confusion[0, 1], evaluation.Confusion[1, 0], evaluation.Confusion[1, 1]));
        }
    }

    private static void Identity(ParameterTensor weights) => weights.CopyFrom([1, 0, 0, 1]);
}
