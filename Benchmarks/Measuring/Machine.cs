using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unroll.Benchmarks.Measuring;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    /// <summary>The processor's name as the operating system tells it, else its architecture, and the number of its logical
    /// processors.</summary>
    public static string Processor { get; } = $"{ProcessorName()} ({Environment.ProcessorCount} logical)";

    /// <summary>The path that generated code takes in this process.</summary>
    public static string Path { get; } =
        Vector512.IsHardwareAccelerated ? "avx512"
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? "avx2"
        : "portable";

    private static string ProcessorName()
    {
        const string Linux = "/proc/cpuinfo";
        string? line = !File.Exists(Linux)
            ? null
            : File.ReadLines(Linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return line?.Split(':', 2)[1].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")   // Windows
            ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
