using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Optimizers;

public sealed class SharedStepTests
{
    private const int Inputs = 512, Outputs = 129;   // more parameters than one thread updates alone, and not in whole slices

    public static TheoryData<string> Rules => ["Sgd", "RmsProp", "Adagrad", "Adam", "AdamW"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Any_number_of_threads_steps_to_the_same_bits(string rule)
    {
        float[] expected = Train(rule, threads: 1, steps: 5);
        foreach (int threads in new[] { 2, 3, 8 })
            Assert.Equal(expected, Train(rule, threads, steps: 5));
    }

    [Fact]
    public void Shared_steps_allocate_nothing_after_the_first()
    {
        using var network = new LinearNetwork(Inputs, Outputs, seed: 3) { Threads = 2 };
        using Batch batch = LinearReference.Batch(network, 16);
        using var optimizer = new Adam();
        network.ComputeGradients(batch);
        optimizer.Step(network);
        Assert.Equal(0, Allocation.Of(() => optimizer.Step(network), 20));
    }

    private static float[] Train(string rule, int threads, int steps)
    {
        using var network = new LinearNetwork(Inputs, Outputs, seed: 3) { Threads = threads };
        using Batch batch = LinearReference.Batch(network, 16);
        using Optimizer optimizer = rule switch
        {
            "Sgd" => new Sgd(0.01f, momentum: 0.9f, nesterov: true),
            "RmsProp" => new RmsProp(momentum: 0.5f),
            "Adagrad" => new Adagrad(),
            "Adam" => new Adam(),
            _ => new AdamW(),
        };
        for (int step = 0; step < steps; step++)
        {
            network.ComputeGradients(batch);
            optimizer.Step(network);
        }

        return [.. network.Parameters.SelectMany(tensor => tensor.Values.ToArray())];
    }
}
