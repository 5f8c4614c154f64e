using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using Unroll.Kernels;

namespace Unroll.Benchmarks.Micro;

/// <summary>Softmax, and the loss that contains it, of one sample.</summary>
[MemoryDiagnoser]
public class LossBenchmarks
{
    private float[] logits = [];
    private float[] results = [];
    private float[] gradients = [];

    /// <summary>The number of classes.</summary>
    [Params(10, 1000)]
    public int Classes { get; set; }

    /// <summary>Logits from -4 to 4.</summary>
    [GlobalSetup]
    public void Setup()
    {
        // Kernels may read and write a whole vector at the end.
        logits = new float[Classes + 16];
        results = new float[Classes + 16];
        gradients = new float[Classes + 16];
        var random = new Random(1);
        foreach (ref float logit in logits.AsSpan(0, Classes))
            logit = 8 * random.NextSingle() - 4;
    }

    /// <summary>Probabilities of the classes.</summary>
    [Benchmark]
    public void SoftmaxForward() => Softmax.Forward(ref First(logits), ref First(results), Classes);

    /// <summary>Gradients of the logits from those of the probabilities.</summary>
    [Benchmark]
    public void SoftmaxBackward() => Softmax.Backward(ref First(results), ref First(logits), ref First(gradients), Classes);

    /// <summary>The loss of a class index and its gradient.</summary>
    [Benchmark]
    public float SoftmaxCrossEntropy() => Losses.SoftmaxCrossEntropy(ref First(logits), 3, ref First(gradients), 1f, Classes);

    private static ref float First(float[] values) => ref MemoryMarshal.GetArrayDataReference(values);
}
