using Samples.LeNet;
using Unroll.Benchmarks.Measuring;

namespace Unroll.Benchmarks.Compare;

/// <summary>A training step on two threads beside the same on one: here the peer is ours.</summary>
internal sealed class ThreadsComparison : IComparison
{
    private const int BatchSize = 64, Threads = 2;

    public string Name => "threads";

    public string Summary => "LeNet-5, one training step of 64 images with Adam: 2 threads (ours) against 1 (peer)";

    public Figures Run(ComparisonSettings settings)
    {
        using var two = new LeNet5(1) { Threads = Threads };
        using var one = new LeNet5(1);
        Batch[] batches = RandomSamples.Batches(LeNet5.Description, 16, BatchSize);
        var figures = new Figures(Name);
        SideBySide.Measure(settings with { Threads = Threads }, Step(two, batches), "one-thread", Step(one, batches))
            .AddTo(figures, BatchSize * TrainingWork.MultiplyAdds(LeNet5.Description), missing: null);
        foreach (Batch batch in batches)
            batch.Dispose();
        return figures;
    }

    private static Action Step(LeNet5 network, Batch[] batches)
    {
        int next = 0;
        var optimizer = new Adam();
        return () =>
        {
            Sink.Keep(network.ComputeGradients(batches[next++ % batches.Length]));
            optimizer.Step(network);
        };
    }
}
