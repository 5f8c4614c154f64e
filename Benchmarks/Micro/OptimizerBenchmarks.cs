using BenchmarkDotNet.Attributes;
using Unroll.Benchmarks.Networks;

namespace Unroll.Benchmarks.Micro;

/// <summary>One step of each optimizer over 1,049,600 parameters, and what their average adds to it.</summary>
[MemoryDiagnoser]
public class OptimizerBenchmarks
{
    private readonly MillionParameters network = new(1);
    private readonly Optimizer sgd = new Sgd(1e-4f);
    private readonly Optimizer momentum = new Sgd(1e-4f, momentum: 0.9f, nesterov: true);
    private readonly Optimizer rmsProp = new RmsProp(1e-4f);
    private readonly Optimizer adagrad = new Adagrad(1e-4f);
    private readonly Optimizer adam = new Adam(1e-4f);
    private readonly Optimizer adamW = new AdamW(1e-4f);

    private readonly WeightAverage average = new(0.999f);

    /// <summary>Computes the gradients that every step uses.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        using var batch = new Batch(network.Declaration, 1) { Count = 1 };
        foreach (ref float value in batch.Input(0))
            value = random.NextSingle();
        network.ComputeGradients(batch);
    }

    /// <summary>Gradient descent without momentum.</summary>
    [Benchmark(Baseline = true)]
    public void Sgd() => sgd.Step(network);

    /// <summary>Gradient descent with Nesterov's momentum.</summary>
    [Benchmark]
    public void SgdNesterov() => momentum.Step(network);

    /// <summary>RMSprop.</summary>
    [Benchmark]
    public void RmsProp() => rmsProp.Step(network);

    /// <summary>Adagrad.</summary>
    [Benchmark]
    public void Adagrad() => adagrad.Step(network);

    /// <summary>Adam.</summary>
    [Benchmark]
    public void Adam() => adam.Step(network);

    /// <summary>Adam with decoupled weight decay.</summary>
    [Benchmark]
    public void AdamW() => adamW.Step(network);

    /// <summary>The exponential moving average of the parameters, behind a step.</summary>
    [Benchmark]
    public void WeightAverage() => average.Update(network);
}
