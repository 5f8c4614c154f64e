using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unroll;

/// <summary>The pass that <see cref="Adam"/> and <see cref="AdamW"/> share.</summary>
internal readonly struct AdamRule(float beta1, float beta2, float epsilon)
{
    private readonly double _beta1 = Hyperparameter.Decay(beta1);
    private readonly double _beta2 = Hyperparameter.Decay(beta2);

    public float Beta1 => (float)_beta1;

    public float Beta2 => (float)_beta2;

    public float Epsilon { get; } = Hyperparameter.NotNegative(epsilon);

    /// <summary>
    /// Whether a step is certainly small: the mean of the gradients is not larger than they are, and is divided by the root of at least
    /// 2^-124.
    /// </summary>
    public bool IsBounded(float gradient, float learningRate) =>
        gradient < Averages.LargestSquared && (double)gradient * learningRate / (1 - _beta1) < Optimizer.Large / Averages.LargestInverse;

    /// <summary>
    /// m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; p = retention p - rate m' / (sqrt(v') + epsilon) with m' = m / (1 -
    /// beta1^t) and v' = v / (1 - beta2^t). The divisors are the same for all parameters, so they go into the rate and into epsilon: with c
    /// = sqrt(1 - beta2^t) the step is rate c / (1 - beta1^t) * m / (sqrt(v) + epsilon c). The step t counts from 1.
    /// </summary>
    public void Update(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages,
        float learningRate, float gradientScale, float retention, int step)
    {
        double correction = Math.Sqrt(1 - Math.Pow(_beta2, step));
        var factors = new Factors(
            Decay1: (float)_beta1,
            Decay2: (float)_beta2,
            Gain1: (float)((1 - _beta1) * gradientScale),
            Gain2: (float)(Math.Sqrt(1 - _beta2) * gradientScale),
            Rate: (float)(-learningRate * correction / (1 - Math.Pow(_beta1, step))),
            Guard: (float)(Epsilon * correction),
            retention);
        ref float parameter = ref MemoryMarshal.GetReference(parameters);
        ref float gradient = ref MemoryMarshal.GetReference(gradients);
        ref float mean = ref MemoryMarshal.GetReference(averages);
        ref float square = ref Unsafe.Add(ref mean, parameters.Length);
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
            WidePass(ref parameter, ref gradient, ref mean, ref square, (nuint)parameters.Length, factors);
        else
            Pass(ref parameter, ref gradient, ref mean, ref square, (nuint)parameters.Length, factors);
    }

    // Nothing but the loop stands in these methods: a call before it would keep the factors on the stack.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pass(ref float parameter, ref float gradient, ref float mean, ref float square, nuint length, Factors factors)
    {
        Vector<float> decay1 = new(factors.Decay1), decay2 = new(factors.Decay2), gain1 = new(factors.Gain1), gain2 = new(factors.Gain2);
        Vector<float> rate = new(factors.Rate), guard = new(factors.Guard), retention = new(factors.Retention);
        for (nuint i = 0; i < length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> g = Vector.LoadUnsafe(ref gradient, i);
            Vector<float> m = Averages.Move(Vector.LoadUnsafe(ref mean, i), decay1, g, gain1);
            Vector<float> v = Averages.MoveSquare(Vector.LoadUnsafe(ref square, i), decay2, g, gain2);
            m.StoreUnsafe(ref mean, i);
            v.StoreUnsafe(ref square, i);
            Vector<float> p = Vector.LoadUnsafe(ref parameter, i) * retention;
            Vector.MultiplyAddEstimate(rate, Averages.Quotient(m, v, guard), p).StoreUnsafe(ref parameter, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WidePass(ref float parameter, ref float gradient, ref float mean, ref float square, nuint length, Factors factors)
    {
        Vector512<float> decay1 = Vector512.Create(factors.Decay1), decay2 = Vector512.Create(factors.Decay2);
        Vector512<float> gain1 = Vector512.Create(factors.Gain1), gain2 = Vector512.Create(factors.Gain2);
        Vector512<float> rate = Vector512.Create(factors.Rate), guard = Vector512.Create(factors.Guard);
        Vector512<float> retention = Vector512.Create(factors.Retention);
        for (nuint i = 0; i < length; i += (nuint)Vector512<float>.Count)
        {
            Vector512<float> g = Vector512.LoadUnsafe(ref gradient, i);
            Vector512<float> m = Averages.Move(Vector512.LoadUnsafe(ref mean, i), decay1, g, gain1);
            Vector512<float> v = Averages.MoveSquare(Vector512.LoadUnsafe(ref square, i), decay2, g, gain2);
            m.StoreUnsafe(ref mean, i);
            v.StoreUnsafe(ref square, i);
            Vector512<float> p = Vector512.LoadUnsafe(ref parameter, i) * retention;
            Vector512.FusedMultiplyAdd(rate, Averages.Quotient(m, v, guard), p).StoreUnsafe(ref parameter, i);
        }
    }

    private readonly record struct Factors(float Decay1, float Decay2, float Gain1, float Gain2, float Rate, float Guard, float Retention);
}
