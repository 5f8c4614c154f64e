using Microsoft.CodeAnalysis;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>A wrong network keeps its members, so that one mistake gives one error whatever uses the network.</summary>
public class OneMistakeTests
{
    private const string Uses = """

        public static class Uses
        {
            public static float All(float[] image, int[] labels, float[] logits)
            {
                using LeNet5 net = new(seed: 1);
                net.Predict(image, logits);
                net.Predict(image: image, digit: logits, count: 1);
                net.Predict(image.AsSpan(), stackalloc float[10], 1);
                using LeNet5.Session session = net.CreateSession();
                session.Predict(image, logits);
                session.Predict(image, logits, 1);
                net.Threads = 2;
                float loss = net.ComputeGradients(image, labels, 1) + net.Evaluate(image, labels, count: 1);
                foreach (ParameterTensor tensor in net.Parameters)
                    tensor.CopyTo(image);
                System.Console.WriteLine(LeNet5.Description);
                System.Console.WriteLine(net.Gradients.Length);
                Network general = net;
                return loss + general.Declaration.ParameterCount;
            }
        }
        """;

    /// <summary>Parameters that are named after a stage and something more are those of the right network.</summary>
    [Theory]
    [InlineData("Dense(2), Output] Layer far", "Dense(2, From = \"none\"), Output] Layer far", "UNR0206")]
    [InlineData("Dense(9), Relu", "Dense(9), Dropout(1), Relu", "UNR0401")]
    public async Task Gradients_functions_and_second_targets_keep_their_names(string right, string wrong, string id)
    {
        const string Net = """
            using Unroll; using System;
            [Network] public partial class Net
            {
                [Input(6, Gradient = true)] Layer picture;
                [Dense(9), Relu] Layer trunk;
                [Dense(3), SoftmaxCrossEntropy(AuxiliaryTo = nameof(near))] Layer hint;
                [Dense(3, From = nameof(trunk)), SoftmaxCrossEntropy] Layer near;
                [Dense(2, From = nameof(trunk)), MeanSquaredError, Hinge] Layer both;
                [Dense(4, From = nameof(trunk)), CustomLoss] Layer embedding;
                [Dense(2), Output] Layer far;
            }

            public static class Uses
            {
                public static float All(Net net, float[] x, int[] labels, float[] y, LossFunction score)
                {
                    net.Predict(picture: x, near: y, both: y, far: y);
                    return net.ComputeGradients(
                            picture: x, near: labels, both: y, both2: y, count: 1, pictureGradient: y, embeddingLoss: score)
                        + net.ComputeGradients(x, labels, y, y, 1, y, score)
                        + net.Evaluate(picture: x, near: labels, both: y, both2: y, count: 1, embeddingLoss: score);
                }
            }
            """;
        Assert.Equal([], (await Consumer.Diagnose(Net)).Select(diagnostic => diagnostic.ToString()));
        string source = Net.Replace(right, wrong);
        Assert.NotEqual(Net, source);
        Assert.Equal([id], (await Consumer.Diagnose(source)).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task No_mistake_gives_no_diagnostic() =>
        Assert.Equal([], (await Consumer.Diagnose("using System;\n" + Source.LeNet5 + Uses)).Select(diagnostic => diagnostic.ToString()));

    [Theory]
    [InlineData("28, 28, 1", "3, 28, 1", "UNR0101")]
    [InlineData("5, 5, 16", "5, 55, 16", "UNR0101")]
    [InlineData("MaxPool(2)]                                    Layer s4", "MaxPool(0)] Layer s4", "UNR0102")]
    [InlineData("Dense(120), Relu", "Dense(120), Conv(3, 3, 4), Relu", "UNR0103")]
    [InlineData("Dense(84), Relu", "Dense(84, From = \"s5\"), Relu", "UNR0206")]
    [InlineData("Dense(84), Relu", "Dense(84, From = nameof(digit)), Relu", "UNR0208")]
    [InlineData("Dense(84), Relu", "Dense(84), Dropout(1), Relu", "UNR0401")]
    [InlineData("Dense(10), SoftmaxCrossEntropy", "Dense(10), Softmax, SoftmaxCrossEntropy", "UNR0302")]
    [InlineData("partial class LeNet5", "partial class LeNet5 : Exception", "UNR0006")]
    [InlineData("public sealed partial", "public sealed", "CS0260")]
    [InlineData("[Input(28, 28, 1)]", "", "UNR0205")]
    [InlineData("Conv(5, 5, 16)", "Conv(5, 5)", "CS7036")]
    [InlineData("Conv(5, 5, 16)", "Cnov(5, 5, 16)", "CS0246")]
    [InlineData("Conv(5, 5, 16)", "Conv(5, 5, 16, Strid = 2)", "CS0246")]
    [InlineData("Conv(5, 5, 16)", "Conv(5, 5, x)", "CS0103")]
    [InlineData("Layer f6", "Layer f5", "CS0102")]
    [InlineData("Layer f6", "Layer Save", "UNR0011")]
    [InlineData("Dense(84), Relu", "Dense(84), Relu, L1(1), L1(2)", "CS0579")]
    public async Task One_mistake_gives_one_error(string right, string wrong, string id)
    {
        string source = Source.LeNet5.Replace(right, wrong) + Uses;
        Assert.NotEqual(Source.LeNet5 + Uses, source);
        string[] errors = (await Consumer.Diagnose("using System;\n" + source))
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{diagnostic.Location.GetLineSpan().Span.Start} {diagnostic.Id}")
            .Distinct().ToArray();   // the compiler looks for an attribute under two names
        Assert.EndsWith(id, Assert.Single(errors));
    }
}
