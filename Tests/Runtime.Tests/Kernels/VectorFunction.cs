using System.Reflection;
using System.Runtime.Intrinsics;
using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

/// <summary>A function of VectorMath in its three widths, found by its name, beside the same function in double precision.</summary>
internal sealed record VectorFunction(
    Func<Vector128<float>, Vector128<float>> Narrow,
    Func<Vector256<float>, Vector256<float>> Middle,
    Func<Vector512<float>, Vector512<float>> Wide,
    ExactFunction Exact)
{
    /// <summary>The names of all functions over the vectors of a width.</summary>
    public static string[] Names { get; } =
        [.. typeof(VectorMath).GetMethods().Where(method => method.ReturnType == typeof(Vector128<float>)).Select(method => method.Name)];

    public static VectorFunction Of(string name) => Of(name, ExactFunction.Of(name));

    /// <summary>A function with settings of its own.</summary>
    public static VectorFunction Of(string name, ExactFunction exact) =>
        new(Bind<Vector128<float>>(name, exact), Bind<Vector256<float>>(name, exact), Bind<Vector512<float>>(name, exact), exact);

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

    /// <summary>
    /// The distance between a result and the exact value, in units in the last place of a float of the size of what it is made of.
    /// </summary>
    public double Error(float x, float result)
    {
        double exact = Exact.Value(x), size = Math.Max(Math.Abs(exact), Exact.Size(x));
        int exponent = size == 0 ? -126 : Math.Max(Math.ILogB(size), -126);
        return Math.Abs(result - exact) / Math.ScaleB(1, exponent - 23);
    }

    private static Func<TVector, TVector> Bind<TVector>(string name, ExactFunction exact)
    {
        Type[] types = [typeof(TVector), .. exact.Settings.Select(_ => typeof(float))];
        MethodInfo method = typeof(VectorMath).GetMethod(name, types)!;
        return exact.Settings switch
        {
            [] => method.CreateDelegate<Func<TVector, TVector>>(),
            [var one] => x => method.CreateDelegate<Func<TVector, float, TVector>>()(x, one),
            [var one, var two] => x => method.CreateDelegate<Func<TVector, float, float, TVector>>()(x, one, two),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }
}
