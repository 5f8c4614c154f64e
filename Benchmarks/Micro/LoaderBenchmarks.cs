using BenchmarkDotNet.Attributes;
using Samples.LeNet;

namespace Unroll.Benchmarks.Micro;

/// <summary>An epoch of mini-batches of 64 from 6,400 images of 28 x 28, that nobody trains on: how fast the loader can be.</summary>
[MemoryDiagnoser]
public class LoaderBenchmarks
{
    private const int Count = 6400, BatchSize = 64;
    private BatchLoader? inOrder;
    private BatchLoader? shuffled;
    private int epoch;

    /// <summary>Makes the images.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var set = new DataSet(new float[Count * 28 * 28], new int[Count]);
        inOrder = new BatchLoader(LeNet5.Description, set, BatchSize);
        shuffled = new BatchLoader(LeNet5.Description, set, BatchSize, shuffleSeed: 1);
    }

    /// <summary>The samples in their order.</summary>
    [Benchmark(Baseline = true)]
    public int InOrder() => Epoch(inOrder!);

    /// <summary>The samples in a new random order.</summary>
    [Benchmark]
    public int Shuffled() => Epoch(shuffled!);

    /// <summary>Ends the loaders' threads.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        inOrder!.Dispose();
        shuffled!.Dispose();
    }

    private int Epoch(BatchLoader loader)
    {
        int samples = 0;
        loader.Begin(++epoch);
        while (loader.Next() is { } batch)
            samples += batch.Count;
        return samples;
    }
}
