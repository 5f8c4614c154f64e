using System.Runtime.Intrinsics;
using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

/// <summary>A function of VectorMath in its three widths beside the same function in double precision.</summary>
internal sealed record VectorFunction(
    Func<Vector128<float>, Vector128<float>> Narrow,
    Func<Vector256<float>, Vector256<float>> Middle,
    Func<Vector512<float>, Vector512<float>> Wide,
    Func<double, double> Reference,
    double Bound)
{
    public static VectorFunction Of(string name) => name switch
    {
        "exp" => new(VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, Math.Exp, 2),
        "tanh" => new(VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, Math.Tanh, 3),
        "sigmoid" => new(VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, x => 1 / (1 + Math.Exp(-x)), 3),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>The function of every element; the number of elements is a multiple of 16.</summary>
    public float[] Apply(int bits, float[] x)
    {
        var y = new float[x.Length];
        for (int i = 0; i < x.Length; i += bits / 32)
        {
            switch (bits)
            {
                case 128: Narrow(Vector128.Create(x, i)).CopyTo(y, i); break;
                case 256: Middle(Vector256.Create(x, i)).CopyTo(y, i); break;
                default: Wide(Vector512.Create(x, i)).CopyTo(y, i); break;
            }
        }

        return y;
    }

    /// <summary>The distance between a result and the exact value, in units in the last place of a float of that size.</summary>
    public static double UnitsInTheLastPlace(float result, double exact)
    {
        int exponent = exact == 0 ? -126 : Math.Max(Math.ILogB(exact), -126);
        return Math.Abs(result - exact) / Math.ScaleB(1, exponent - 23);
    }
}
