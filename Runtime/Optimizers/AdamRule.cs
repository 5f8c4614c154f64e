using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>The pass that <see cref="Adam"/> and <see cref="AdamW"/> share.</summary>
internal readonly struct AdamRule(float beta1, float beta2, float epsilon)
{
    private readonly double _beta1 = Hyperparameter.Decay(beta1);
    private readonly double _beta2 = Hyperparameter.Decay(beta2);

    public float Beta1 => (float)_beta1;

    public float Beta2 => (float)_beta2;

    public float Epsilon { get; } = Hyperparameter.Epsilon(epsilon);

    /// <summary>
    /// m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; p = retention p - rate m' / (sqrt(v') + epsilon) with m' = m / (1 - beta1^t) and
    /// v' = v / (1 - beta2^t). The divisors are the same for all parameters, so they go into the rate and into epsilon: with c = sqrt(1 - beta2^t)
    /// the step is rate c / (1 - beta1^t) * m / (sqrt(v) + epsilon c). The step t counts from 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale, float retention, int step)
    {
        double correction = Math.Sqrt(1 - Math.Pow(_beta2, step));
        ref float parameter = ref MemoryMarshal.GetReference(parameters);
        ref float gradient = ref MemoryMarshal.GetReference(gradients);
        ref float mean = ref MemoryMarshal.GetReference(averages);
        ref float square = ref Unsafe.Add(ref mean, parameters.Length);
        var scale = new Vector<float>(gradientScale);
        var decay1 = new Vector<float>((float)_beta1);
        var decay2 = new Vector<float>((float)_beta2);
        var gain1 = new Vector<float>((float)(1 - _beta1));
        var gain2 = new Vector<float>((float)(1 - _beta2));
        var guard = new Vector<float>((float)(Epsilon * correction));
        var rate = new Vector<float>((float)(-learningRate * correction / (1 - Math.Pow(_beta1, step))));
        var retained = new Vector<float>(retention);
        for (nuint i = 0; i < (nuint)parameters.Length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> g = Vector.LoadUnsafe(ref gradient, i) * scale;
            Vector<float> m = Averages.Move(Vector.LoadUnsafe(ref mean, i), decay1, g, gain1);
            Vector<float> v = Averages.MoveSquare(Vector.LoadUnsafe(ref square, i), decay2, g, gain2);
            m.StoreUnsafe(ref mean, i);
            v.StoreUnsafe(ref square, i);
            Vector<float> p = Vector.LoadUnsafe(ref parameter, i) * retained;
            Vector.MultiplyAddEstimate(rate, Averages.Quotient(m, v, guard), p).StoreUnsafe(ref parameter, i);
        }
    }
}
