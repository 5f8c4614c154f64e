using System.Runtime.Intrinsics;
using Unroll.Benchmarks.Measuring;

namespace Unroll.Benchmarks.Peak;

/// <summary>
/// The number of floating-point operations that one thread can do in a second, measured: fused multiply-adds, each counted as two
/// operations, on accumulators that do not wait for one another and never leave the registers.
/// </summary>
internal sealed class FmaPeak
{
    private readonly List<(Work Work, double Operations)> kernels = [];

    public FmaPeak()
    {
        if (Vector512.IsHardwareAccelerated)
            Add("FMA, 512 bits", FmaKernels.Run512, Vector512<float>.Count);
        if (Vector256.IsHardwareAccelerated)
            Add("FMA, 256 bits", FmaKernels.Run256, Vector256<float>.Count);
        Add("FMA, 128 bits", FmaKernels.Run128, Vector128<float>.Count);
    }

    /// <summary>The kernels, one a vector width that the processor has, to be measured beside other work.</summary>
    public IEnumerable<Work> Works => kernels.Select(kernel => kernel.Work);

    /// <summary>10⁹ operations a second of the fastest width.</summary>
    public double Gflops => kernels.Max(kernel => kernel.Operations / kernel.Work.MedianSeconds) / 1e9;

    /// <summary>A line a width, and the peak.</summary>
    public IEnumerable<string> Lines =>
    [
        .. kernels.Select(kernel => $"{kernel.Work.Name}: {kernel.Operations / kernel.Work.MedianSeconds / 1e9:F1} GFLOP/s"),
        $"fma_peak_gflops={Gflops:F1}",
    ];

    private void Add(string name, Func<int, float> kernel, int lanes)
    {
        const int Repetitions = 4096;
        double operations = 2.0 * Repetitions * FmaKernels.Accumulators * lanes;
        kernels.Add((new Work(name, () => Sink.Keep(kernel(Repetitions))), operations));
    }
}
