using System.Numerics;
using System.Runtime.InteropServices;
using Unroll.Benchmarks.Measuring;

namespace Unroll.Benchmarks.Peak;

/// <summary>
/// The bytes that one thread reads from memory in a second by plain loads. It is measured on as many floats as a network has parameters. As
/// with a network's own, they lie on pages of 2 MB where the system gives them. Four streams at once, each summed in registers.
/// </summary>
internal sealed unsafe partial class MemoryBandwidth : IDisposable
{
    private const int Streams = 4;

    private const int LargePage = 2 << 20, AdviseHugePages = 14;

    private readonly float* values;
    private readonly int length;

    /// <param name="length">The floats: too many for the caches.</param>
    public MemoryBandwidth(int length)
    {
        this.length = length;
        nuint bytes = (nuint)length * sizeof(float);
        values = (float*)NativeMemory.AlignedAlloc(bytes, LargePage);
        if (OperatingSystem.IsLinux())
            _ = Advise((nint)values, bytes, AdviseHugePages);   // a wish: without it the pages are small
        NativeMemory.Clear(values, bytes);
        Work = new Work("memory", () => Sink.Keep(Read(new ReadOnlySpan<float>(values, length))));
    }

    /// <summary>What to measure, beside other work: reading all of them once.</summary>
    public Work Work { get; }

    /// <summary>10⁹ bytes a second; once measured.</summary>
    public double Gigabytes => (double)sizeof(float) * length / Work.MedianSeconds / 1e9;

    public void Dispose() => NativeMemory.AlignedFree(values);

    /// <summary>Reads all numbers once, in four streams.</summary>
    public static float Read(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        int part = vectors.Length / Streams;
        ReadOnlySpan<Vector<float>> a = vectors[..part], b = vectors.Slice(part, part);
        ReadOnlySpan<Vector<float>> c = vectors.Slice(2 * part, part), d = vectors.Slice(3 * part, part);
        Vector<float> sumA = default, sumB = default, sumC = default, sumD = default;
        for (int i = 0; i < part; i++)
        {
            sumA += a[i];
            sumB += b[i];
            sumC += c[i];
            sumD += d[i];
        }

        return Vector.Sum(sumA + sumB + sumC + sumD);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);
}
