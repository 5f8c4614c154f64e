using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Unroll.Kernels;

namespace Unroll.Benchmarks.Micro;

/// <summary>The vector functions over 4,096 values, 16 KB, which the first cache holds. The copy is what reading and writing alone
/// takes.</summary>
[MemoryDiagnoser]
public class VectorMathBenchmarks
{
    private const int Length = 4096;
    private readonly float[] x = new float[Length];
    private readonly float[] y = new float[Length];

    /// <summary>Values from -8 to 8.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        foreach (ref float value in x.AsSpan())
            value = 16 * random.NextSingle() - 8;
    }

    /// <summary>The identity.</summary>
    [Benchmark(Baseline = true)]
    public void Copy() => Apply<Identity>();

    /// <summary>e to the power of x.</summary>
    [Benchmark]
    public void Exp() => Apply<Exponential>();

    /// <summary>Hyperbolic tangent.</summary>
    [Benchmark]
    public void Tanh() => Apply<HyperbolicTangent>();

    /// <summary>1 / (1 + e to the power of -x).</summary>
    [Benchmark]
    public void Sigmoid() => Apply<Logistic>();

    private void Apply<TFunction>()
        where TFunction : struct, IVectorFunction
    {
        ref float source = ref MemoryMarshal.GetArrayDataReference(x);
        ref float target = ref MemoryMarshal.GetArrayDataReference(y);
        int width = Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;
        for (nuint i = 0; i < Length; i += (nuint)width)
        {
            if (Vector512.IsHardwareAccelerated)
                TFunction.Of(Vector512.LoadUnsafe(ref source, i)).StoreUnsafe(ref target, i);
            else if (Vector256.IsHardwareAccelerated)
                TFunction.Of(Vector256.LoadUnsafe(ref source, i)).StoreUnsafe(ref target, i);
            else
                TFunction.Of(Vector128.LoadUnsafe(ref source, i)).StoreUnsafe(ref target, i);
        }
    }

    private interface IVectorFunction
    {
        static abstract Vector512<float> Of(Vector512<float> x);

        static abstract Vector256<float> Of(Vector256<float> x);

        static abstract Vector128<float> Of(Vector128<float> x);
    }

    private readonly struct Identity : IVectorFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => x;

        public static Vector256<float> Of(Vector256<float> x) => x;

        public static Vector128<float> Of(Vector128<float> x) => x;
    }

    private readonly struct Exponential : IVectorFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Exp(x);

        public static Vector256<float> Of(Vector256<float> x) => VectorMath.Exp(x);

        public static Vector128<float> Of(Vector128<float> x) => VectorMath.Exp(x);
    }

    private readonly struct HyperbolicTangent : IVectorFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Tanh(x);

        public static Vector256<float> Of(Vector256<float> x) => VectorMath.Tanh(x);

        public static Vector128<float> Of(Vector128<float> x) => VectorMath.Tanh(x);
    }

    private readonly struct Logistic : IVectorFunction
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Sigmoid(x);

        public static Vector256<float> Of(Vector256<float> x) => VectorMath.Sigmoid(x);

        public static Vector128<float> Of(Vector128<float> x) => VectorMath.Sigmoid(x);
    }
}
