using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>What generated code does with the sums of a Gram matrix, which it has in blocks of 16 x 16 channels: those of the first block
/// with the first, the second and so on, those of the second with the second and so on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GramMatrix
{
    private const int Block = 16;

    /// <summary>Adds sums to totals in double precision.</summary>
    /// <param name="sums">The first sum.</param>
    /// <param name="totals">The first total, a double in the memory of two floats.</param>
    /// <param name="length">How many, a multiple of 16.</param>
    public static void Add(ref float sums, ref float totals, int length)
    {
        ref double wide = ref Unsafe.As<float, double>(ref totals);
        for (int i = 0; i < length; i += Vector<float>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref sums, (nuint)i), out Vector<double> low, out Vector<double> high);
            int next = i + Vector<double>.Count;
            (Vector.LoadUnsafe(ref wide, (nuint)i) + low).StoreUnsafe(ref wide, (nuint)i);
            (Vector.LoadUnsafe(ref wide, (nuint)next) + high).StoreUnsafe(ref wide, (nuint)next);
        }
    }

    /// <summary>Writes the matrix, both of its halves.</summary>
    /// <param name="totals">The first total, a double in the memory of two floats.</param>
    /// <param name="matrix">The first element.</param>
    /// <param name="channels">Rows and columns.</param>
    /// <param name="row">Floats from one row to the next.</param>
    /// <param name="column">Floats from one column to the next.</param>
    /// <param name="divisor">What the totals are divided by.</param>
    public static void Store(ref float totals, ref float matrix, int channels, int row, int column, float divisor)
    {
        ref double wide = ref Unsafe.As<float, double>(ref totals);
        int blocks = (channels + Block - 1) / Block;
        for (int i = 0; i < channels; i++)
        {
            int first = i / Block;

            // The blocks of the rows above: blocks, blocks - 1 and so on of them.
            int before = (first * blocks) - (first * (first - 1) / 2);
            for (int j = i; j < channels; j++)
            {
                int place = ((before + (j / Block) - first) * Block * Block) + (i % Block * Block) + (j % Block);
                float element = (float)(Unsafe.Add(ref wide, place) / divisor);
                Unsafe.Add(ref matrix, (i * row) + (j * column)) = element;
                Unsafe.Add(ref matrix, (j * row) + (i * column)) = element;
            }
        }
    }

    /// <summary>The derivative of the matrix by a pixel, x_i: the sum over j of (g_ij + g_ji) x_j / divisor. This writes its factors as the
    /// packed weights of a 1x1 convolution: [block of i][j][16 of i], zeros behind the last i.</summary>
    /// <param name="gradient">The first element of the gradient of the matrix.</param>
    /// <param name="weights">The first weight.</param>
    /// <param name="channels">Rows and columns.</param>
    /// <param name="row">Floats from one row of the gradient to the next.</param>
    /// <param name="column">Floats from one column to the next.</param>
    /// <param name="divisor">What the sums were divided by.</param>
    public static void Pack(ref float gradient, ref float weights, int channels, int row, int column, float divisor)
    {
        int place = 0;
        for (int block = 0; block < channels; block += Block)
        {
            for (int j = 0; j < channels; j++)
            {
                for (int i = block; i < block + Block; i++, place++)
                {
                    float both = i < channels
                        ? Unsafe.Add(ref gradient, (i * row) + (j * column)) + Unsafe.Add(ref gradient, (j * row) + (i * column))
                        : 0;
                    Unsafe.Add(ref weights, place) = both / divisor;
                }
            }
        }
    }
}
