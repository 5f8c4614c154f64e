using System.Runtime.Intrinsics;
using Unroll.Benchmarks.Measuring;

namespace Unroll.Benchmarks.Peak;

/// <summary>
/// The number of floating-point operations that one thread can do in a second, measured: fused multiply-adds, each counted as two
/// operations, on accumulators that do not wait for one another and never leave the registers.
/// </summary>
internal sealed class FmaPeak
{
    private const int Repetitions = 4096;

    private FmaPeak(string name, Func<int, float> kernel, int lanes)
    {
        Operations = 2.0 * Repetitions * FmaKernels.Accumulators * lanes;
        Work = new Work(name, () => Sink.Keep(kernel(Repetitions)));
    }

    /// <summary>What to measure, beside other work or alone.</summary>
    public Work Work { get; }

    /// <summary>Floating-point operations of the work.</summary>
    public double Operations { get; }

    /// <summary>10⁹ operations a second; once measured.</summary>
    public double Gflops => Operations / Work.MedianSeconds / 1e9;

    /// <summary>A peak for each vector width that this process can use, the widest first. The widest is the peak that shares refer
    /// to.</summary>
    public static FmaPeak[] All()
    {
        List<FmaPeak> peaks = [];
        if (Vector512.IsHardwareAccelerated)
            peaks.Add(new FmaPeak("512 bits", FmaKernels.Run512, Vector512<float>.Count));
        if (Vector256.IsHardwareAccelerated)
            peaks.Add(new FmaPeak("256 bits", FmaKernels.Run256, Vector256<float>.Count));
        peaks.Add(new FmaPeak("128 bits", FmaKernels.Run128, Vector128<float>.Count));
        return [.. peaks];
    }

    /// <summary>The peak of the widest vectors that this process can use.</summary>
    public static FmaPeak Widest() => All()[0];
}
