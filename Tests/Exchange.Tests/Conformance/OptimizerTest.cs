using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Tests.Conformance;

/// <summary>
/// Tests of one step of an optimizer, which begins with averages that it is given. Here an optimizer comes to them by steps before, whose
/// gradients follow from the averages. The values that the step makes are compared; they depend on all averages that it makes.
/// </summary>
internal static class OptimizerTest
{
    private const double Near = 2e-6;

    /// <summary>Inputs: rate, number of the step, then for each of the tensors all values, all gradients, all velocities.</summary>
    public static string? RunMomentum(NodeTest test)
    {
        float alpha = Attribute(test, "alpha"), decay = Attribute(test, "norm_coefficient");
        bool isNesterov = Node(test).Attribute.Single(attribute => attribute.Name == "mode").S.ToStringUtf8() == "nesterov";
        if (StepNumber(test) > 0 && Attribute(test, "beta") != 1)
            return "a gradient has another factor than 1 in the velocity, as no optimizer here";
        return Run(test, states: 1, (values, gradients, averages) =>
        {
            using var optimizer = new Sgd(Rate(test), alpha, isNesterov, decay);
            float[] zeros = new float[values.Length];
            optimizer.Step(zeros, averages[0]);
            optimizer.Step(values, gradients);
        });
    }

    /// <summary>Inputs: as of Momentum, with the sums of squared gradients.</summary>
    public static string? RunAdagrad(NodeTest test) => Run(test, states: 1, (values, gradients, averages) =>
    {
        float rate = (float)(Rate(test) / (1 + (StepNumber(test) * Attribute(test, "decay_factor"))));
        using var optimizer = new Adagrad(rate, Attribute(test, "epsilon"));
        optimizer.Step(new float[values.Length], [.. averages[0].Select(MathF.Sqrt)]);
        optimizer.Step(values, Regularized(test, values, gradients));
    });

    /// <summary>
    /// Inputs: as of Momentum, with the means of the gradients and of their squares. At step 0 the bias of both is not corrected, as it is
    /// not in a late step.
    /// </summary>
    public static string? RunAdam(NodeTest test)
    {
        float alpha = Attribute(test, "alpha"), beta = Attribute(test, "beta");
        if (StepNumber(test) > 0)
            return "the step is corrected for its number, and so has the averages of no other step";
        return Run(test, states: 2, (values, gradients, averages) =>
        {
            // A large gradient long ago is left in the slow mean alone; the last one makes the mean square.
            const int Late = 10_000;
            int ago = (int)Math.Ceiling(40 / Math.Log((double)alpha * alpha / beta));
            using var optimizer = new Adam(Rate(test), alpha, beta, Attribute(test, "epsilon"));
            float[] before = new float[values.Length], zeros = new float[values.Length];
            float[] last = [.. averages[1].Select(square => MathF.Sqrt(square / (1 - beta)))];
            float[] first =
            [
                .. averages[0].Zip(last, (mean, gradient) =>
                    (float)((mean - ((1 - alpha) * gradient)) / ((1 - alpha) * Math.Pow(alpha, ago)))),
            ];
            for (int step = 0; step <= Late; step++)
                optimizer.Step(before, step == Late ? last : step == Late - ago ? first : zeros);
            optimizer.Step(values, Regularized(test, values, gradients));
            float shrinking = 1 - Attribute(test, "norm_coefficient_post");
            for (int i = 0; i < values.Length; i++)
                values[i] *= shrinking;
        });
    }

    /// <summary>Runs a step on each tensor of a test.</summary>
    private static string? Run(NodeTest test, int states, Action<float[], float[], float[][]> step)
    {
        int tensors = (test.Inputs.Length - 2) / (2 + states);
        for (int tensor = 0; tensor < tensors; tensor++)
        {
            float[] values = Floats(test.Inputs[2 + tensor]), gradients = Floats(test.Inputs[2 + tensors + tensor]);
            step(values, gradients,
                [.. Enumerable.Range(0, states).Select(state => Floats(test.Inputs[2 + ((2 + state) * tensors) + tensor]))]);
            double[] expected = NodeTest.Numbers(test.Outputs[tensor]);
            for (int i = 0; i < values.Length; i++)
                if (!(Math.Abs(expected[i] - values[i]) <= Near * Math.Abs(expected[i])))   // a step is small beside a value
                    return $"tensor {tensor}, [{i}] is {values[i]} rather than {expected[i]}";
        }

        return null;
    }

    private static float[] Regularized(NodeTest test, float[] values, float[] gradients)
    {
        float decay = Attribute(test, "norm_coefficient");
        return [.. gradients.Zip(values, (gradient, value) => gradient + (decay * value))];
    }

    private static NodeProto Node(NodeTest test) => test.Model.Graph.Node[^1];

    private static float Attribute(NodeTest test, string name) =>
        Node(test).Attribute.FirstOrDefault(attribute => attribute.Name == name)?.F ?? 0;

    private static float Rate(NodeTest test) => (float)NodeTest.Numbers(test.Inputs[0])[0];

    private static double StepNumber(NodeTest test) => NodeTest.Numbers(test.Inputs[1])[0];

    private static float[] Floats(TensorProto tensor) => [.. NodeTest.Numbers(tensor).Select(number => (float)number)];
}
