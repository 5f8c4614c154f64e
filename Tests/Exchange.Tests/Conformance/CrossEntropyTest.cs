using Unroll.Exchange.Onnx.Schema;
using Unroll.Kernels;

namespace Unroll.Exchange.Tests.Conformance;

/// <summary>
/// A test of SoftmaxCrossEntropyLoss, which is no part of a prediction, against the function that networks compute their losses with: a
/// class for each sample or each pixel, weights of classes, an ignored class, and all three reductions. A NegativeLogLikelihoodLoss is the
/// same without the logarithm of the sum of exponentials, which is taken off here.
/// </summary>
internal static class CrossEntropyTest
{
    private const int None = -1;   // no ignored class, as the function has it

    /// <summary>What is wrong with the numbers of the function; null if nothing is.</summary>
    public static string? Run(NodeTest test)
    {
        NodeProto node = test.Model.Graph.Node[^1];
        float[] logits = Floats(test.Inputs[0]), weights = test.Inputs.Length > 2 ? Floats(test.Inputs[2]) : [];
        int[] labels = [.. NodeTest.Numbers(test.Inputs[1]).Select(label => (int)label)];
        int samples = (int)test.Inputs[0].Dims[0], classes = (int)test.Inputs[0].Dims[1], pixels = labels.Length / samples;
        int ignored = (int?)Attribute(node, "ignore_index")?.I ?? None;
        string reduction = Attribute(node, "reduction")?.S.ToStringUtf8() ?? "mean";

        double[] losses = new double[labels.Length], shares = new double[labels.Length];
        double[] logarithms = new double[logits.Length];
        float[] one = new float[classes];
        for (int i = 0; i < labels.Length; i++)
        {
            (int sample, int pixel) = Math.DivRem(i, pixels);
            int Place(int of) => (((sample * classes) + of) * pixels) + pixel;
            for (int c = 0; c < classes; c++)
                one[c] = logits[Place(c)];
            losses[i] = Losses.SoftmaxCrossEntropyLoss(ref one[0], labels[i], classes, smoothing: 0, weights, ignored);
            shares[i] = labels[i] == ignored ? 0 : weights.Length == 0 ? 1 : weights[labels[i]];
            if (test.Operator == "NegativeLogLikelihoodLoss")
                losses[i] -= shares[i] * Math.Log(one.Sum(logit => Math.Exp(logit)));
            for (int c = 0; c < classes; c++)
                logarithms[Place(c)] = -Losses.SoftmaxCrossEntropyLoss(ref one[0], c, classes);
        }

        double[] loss = reduction switch
        {
            "none" => losses,
            "sum" => [losses.Sum()],
            _ => [losses.Sum() / shares.Sum()],
        };
        return Difference(test.Outputs[0], loss) ?? (test.Outputs.Length > 1 ? Difference(test.Outputs[1], logarithms) : null);
    }

    private static string? Difference(TensorProto tensor, double[] given)
    {
        double[] expected = NodeTest.Numbers(tensor);
        if (expected.Length != given.Length)
            return $"{given.Length} numbers rather than {expected.Length}";
        int wrong = Array.FindIndex(
            [.. Enumerable.Range(0, given.Length)], i => !ConformanceCase.IsNear(expected[i], given[i]));
        return wrong < 0 ? null : $"[{wrong}] is {given[wrong]} rather than {expected[wrong]}";
    }

    private static AttributeProto? Attribute(NodeProto node, string name) =>
        node.Attribute.FirstOrDefault(attribute => attribute.Name == name);

    private static float[] Floats(TensorProto tensor) => [.. NodeTest.Numbers(tensor).Select(number => (float)number)];
}
