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

    public static TheoryData<string> Names => PyTorchNumbers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_loss_and_gradients_agree_with_PyTorch(string name)
    {
        PyTorchNumbers expected = PyTorchNumbers.Get(name);
        ReferenceNetwork network = Catalog.Get(name).Build();
        Minibatch batch = expected.Batch(network);
        NetworkDriver driver = CompiledNetworks.Catalog.Value.Get(name);
        using Network generated = Comparison.Create(network, driver);
        ReferenceRun predicted = ReferenceRun.Evaluate(network, batch);
        ReferenceRun bounds = ReferenceRun.Train(network, batch);
        int[] learned = [.. Enumerable.Range(0, network.Parameters.Count).Where(p => !network.Parameters[p].IsRunning)];
        int[] running = [.. Enumerable.Range(0, network.Parameters.Count).Where(p => network.Parameters[p].IsRunning)];

        float[][] outputs = Comparison.Guarded(predicted.Outputs.Select(output => output.Length));
        driver.PredictMany(generated, batch.Inputs, outputs, batch.Count);
        Assert.Equal(expected.Outputs.Count(), outputs.Length);
        Assert.Equal(expected.Gradients.Select(gradient => gradient.Name), learned.Select(p => network.Parameters[p].Name));
        for (int output = 0; output < outputs.Length; output++)
            for (int i = 0; i < expected.Outputs[output].Length; i++)
            {
                float value = outputs[output][DriverText.Guard + i];
                TensorSummary.Near($"output {output}[{i}]", expected.Outputs[output][i], value,
                    predicted.Outputs[output][i].AllowedOnceMoreRounded);
            }
        float loss = driver.ComputeGradients(generated, batch.Inputs, batch.Targets, batch.Count);
        TensorSummary.Near("loss", expected.Loss, loss, bounds.Loss.AllowedOnceMoreRounded);
        for (int i = 0; i < learned.Length; i++)
        {
            TensorSummary summary = expected.Gradients[i];
            var gradient = new float[generated.Parameters[summary.Name].Length];
            generated.Parameters[summary.Name].CopyGradientTo(gradient);
            summary.Check(Array.ConvertAll(gradient, value => (double)value), Allowed(bounds.Gradients[learned[i]]));
        }

        CheckStatistics(expected.StatisticsOnce, generated, bounds, running);
        driver.ComputeGradients(generated, batch.Inputs, batch.Targets, batch.Count);
        CheckStatistics(expected.StatisticsTwice, generated, bounds, running);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_steps_of_Adam_agree_with_PyTorch(string name)
    {
        PyTorchNumbers expected = PyTorchNumbers.Get(name);
        ReferenceNetwork network = Catalog.Get(name).Build();
        Minibatch batch = expected.Batch(network);
        NetworkDriver driver = CompiledNetworks.Catalog.Value.Get(name);
        using Network generated = Comparison.Create(network, driver);
        var adam = new Adam(0.001f);
        for (int step = 0; step < 10; step++)
        {
            double loss = driver.ComputeGradients(generated, batch.Inputs, batch.Targets, batch.Count);
            TensorSummary.Near($"loss of step {step}", expected.AdamLosses[step], loss, 1e-4 * Math.Abs(expected.AdamLosses[step]));
            adam.Step(generated);
        }
        Assert.Equal(network.Parameters.Count(parameter => !parameter.IsRunning), expected.AdamParameters.Length);
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

    /// <summary>Both steps see the same mini-batch, so that the second is off by at most as much again.</summary>
    private static void CheckStatistics(TensorSummary[] expected, Network generated, ReferenceRun bounds, int[] running)
    {
        Assert.Equal(expected.Length, running.Length);
        for (int i = 0; i < running.Length; i++)
        {
            var values = new float[generated.Parameters[expected[i].Name].Length];
            generated.Parameters[expected[i].Name].CopyTo(values);
            double[] errors = Array.ConvertAll(Allowed(bounds.Moved[running[i]]), error => 2 * error);
            expected[i].Check(Array.ConvertAll(values, value => (double)value), errors);
        }
    }

    private static double[] Allowed(Bounded[] bounds) => Array.ConvertAll(bounds, bound => bound.AllowedOnceMoreRounded);
}
