using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>The double-precision reference against PyTorch in float64: two implementations of different people agree to rounding.</summary>
public class PyTorchReferenceTests
{
    /// <summary>Sums of at most some thousand products of numbers of about 1 in double precision: n x 2^-53 = 1e-12, and room for a
    /// chain.</summary>
    private const double Tolerance = 1e-11;

    [Theory]
    [InlineData("LeNet5")]
    [InlineData("TanhRegression")]
    [InlineData("TwoOutputs")]
    [InlineData("MultiLabel")]
    public void The_reference_agrees_with_PyTorch(string name)
    {
        PyTorchNumbers expected = PyTorchNumbers.Get(name);
        ReferenceNetwork network = Catalogue.Get(name).Build();
        ReferenceRun run = ReferenceRun.Train(network, expected.Batch(network));

        for (int output = 0; output < expected.Outputs.Length; output++)
            for (int i = 0; i < expected.Outputs[output].Length; i++)
                TensorSummary.Near($"output {output}[{i}]", expected.Outputs[output][i], run.Outputs[output][i].Value, Tolerance);
        Assert.Equal(0, run.Doubts);
        TensorSummary.Near("loss", expected.Loss, run.Loss.Value, Tolerance);
        Assert.Equal(expected.Gradients.Select(gradient => gradient.Name), network.Parameters.Select(parameter => parameter.Name));
        for (int p = 0; p < network.Parameters.Count; p++)
        {
            double[] gradient = Array.ConvertAll(run.Gradients[p], value => value.Value);
            expected.Gradients[p].Check(gradient, Array.ConvertAll(gradient, value => Tolerance));
        }
    }
}
