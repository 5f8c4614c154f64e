using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>The double-precision reference against PyTorch in float64: two implementations of different people agree to rounding.</summary>
public class PyTorchReferenceTests
{
    /// <summary>Sums of at most some thousand products of numbers of about 1 in double precision: n x 2^-53 = 1e-12, and room for a
    /// chain.</summary>
    private const double Tolerance = 1e-11;

    public static TheoryData<string> Names => PyTorchNumbers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_reference_agrees_with_PyTorch(string name)
    {
        PyTorchNumbers expected = PyTorchNumbers.Get(name);
        ReferenceNetwork network = Catalog.Get(name).Build();
        Minibatch batch = expected.Batch(network);
        ReferenceRun prediction = ReferenceRun.Evaluate(network, batch);
        ReferenceRun run = ReferenceRun.Train(network, batch);

        for (int output = 0; output < expected.Outputs.Length; output++)
            for (int i = 0; i < expected.Outputs[output].Length; i++)
                TensorSummary.Near($"output {output}[{i}]", expected.Outputs[output][i], prediction.Outputs[output][i].Value, Tolerance);
        Assert.Equal(0, run.Doubts);
        TensorSummary.Near("loss", expected.Loss, run.Loss.Value, Tolerance);
        int[] learned = [.. Enumerable.Range(0, network.Parameters.Count).Where(p => !network.Parameters[p].IsRunning)];
        int[] running = [.. Enumerable.Range(0, network.Parameters.Count).Where(p => network.Parameters[p].IsRunning)];
        Check(expected.Gradients, learned.Select(p => (network.Parameters[p].Name, run.Gradients[p])));
        Check(expected.StatisticsOnce, running.Select(p => (network.Parameters[p].Name, run.Moved[p])));
    }

    private static void Check(TensorSummary[] expected, IEnumerable<(string Name, Bounded[] Values)> tensors)
    {
        Assert.Equal(expected.Select(summary => summary.Name), tensors.Select(tensor => tensor.Name));
        foreach ((TensorSummary summary, (_, Bounded[] values)) in expected.Zip(tensors))
            summary.Check(Array.ConvertAll(values, value => value.Value), Array.ConvertAll(values, _ => Tolerance));
    }
}
