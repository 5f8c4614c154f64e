using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Generated code and this library's Adam against PyTorch.</summary>
public class PyTorchGeneratedTests
{
    /// <summary>
    /// Adam divides a gradient by its own size, so a step is off by its rate times the gradient's relative error: for the elements kept,
    /// which are at least 0.02 of the largest, and gradients good to 1e-5 of the largest, 5e-4 of a step of 0.001; ten steps, and as much
    /// again for the gradients having been taken at other places.
    /// </summary>
    private const double AdamTolerance = 2 * 10 * 5e-4 * 0.001;

    [Theory]
    [InlineData("LeNet5")]
    [InlineData("TanhRegression")]
    [InlineData("TwoOutputs")]
    [InlineData("MultiLabel")]
    public void Outputs_loss_and_gradients_agree_with_PyTorch(string name)
    {
        PyTorchNumbers expected = PyTorchNumbers.Get(name);
        ReferenceNetwork network = Catalogue.Get(name).Build();
        Minibatch batch = expected.Batch(network);
        ReferenceRun bounds = ReferenceRun.Train(network, batch);
        NetworkDriver driver = CompiledNetworks.Catalogue.Value.Get(name);
        using Network generated = Comparison.Create(network, driver);

        float[][] outputs = Comparison.Guarded(bounds.Outputs.Select(output => output.Length));
        driver.PredictMany(generated, batch.Inputs, outputs, batch.Count);
        Assert.Equal(expected.Outputs.Count(), outputs.Length);
        Assert.Equal(expected.Gradients.Count(), network.Parameters.Count);
        for (int output = 0; output < outputs.Length; output++)
            for (int i = 0; i < expected.Outputs[output].Length; i++)
            {
                float value = outputs[output][DriverText.Guard + i];
                TensorSummary.Near($"output {output}[{i}]", expected.Outputs[output][i], value, bounds.Outputs[output][i].AllowedOnceMoreRounded);
            }
        float loss = driver.ComputeGradients(generated, batch.Inputs, batch.Targets, batch.Count);
        TensorSummary.Near("loss", expected.Loss, loss, bounds.Loss.AllowedOnceMoreRounded);
        for (int p = 0; p < network.Parameters.Count; p++)
        {
            var gradient = new float[network.Parameters[p].Values.Length];
            generated.Parameters[expected.Gradients[p].Name].CopyGradientTo(gradient);
            expected.Gradients[p].Check(Array.ConvertAll(gradient, value => (double)value), Array.ConvertAll(bounds.Gradients[p], bound => bound.AllowedOnceMoreRounded));
        }
    }

    [Theory]
    [InlineData("LeNet5")]
    [InlineData("TanhRegression")]
    [InlineData("TwoOutputs")]
    [InlineData("MultiLabel")]
    public void Ten_steps_of_Adam_agree_with_PyTorch(string name)
    {
        PyTorchNumbers expected = PyTorchNumbers.Get(name);
        ReferenceNetwork network = Catalogue.Get(name).Build();
        Minibatch batch = expected.Batch(network);
        NetworkDriver driver = CompiledNetworks.Catalogue.Value.Get(name);
        using Network generated = Comparison.Create(network, driver);
        var adam = new Adam(0.001f);
        for (int step = 0; step < 10; step++)
        {
            double loss = driver.ComputeGradients(generated, batch.Inputs, batch.Targets, batch.Count);
            TensorSummary.Near($"loss of step {step}", expected.AdamLosses[step], loss, 1e-4 * Math.Abs(expected.AdamLosses[step]));
            adam.Step(generated);
        }
        Assert.Equal(network.Parameters.Count, expected.AdamParameters.Count());
        foreach (TensorSummary parameter in expected.AdamParameters)
        {
            var values = new float[generated.Parameters[parameter.Name].Length];
            generated.Parameters[parameter.Name].CopyTo(values);
            double[] errors = Array.ConvertAll(values, value => AdamTolerance + (10 * Bounded.UnitRoundoff * Math.Abs(value)));
            parameter.Check(Array.ConvertAll(values, value => (double)value), errors, sumsToo: false);
        }
        double last = driver.Evaluate(generated, batch.Inputs, batch.Targets, batch.Count);
        TensorSummary.Near("loss after ten steps", expected.AdamLosses[10], last, 1e-4 * Math.Abs(expected.AdamLosses[10]));
    }
}
