using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

/// <summary>Packed weights of Winograd's filtering against G g Gᵀ in double precision, kernel by kernel.</summary>
public sealed class WinogradPackingTests
{
    private const int Block = 16;

    // Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2016, sections 4.1 and 4.3.
    private static readonly double[][] Two = [[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]];

    private static readonly double[][] Four =
    [
        [1.0 / 4, 0, 0], [-1.0 / 6, -1.0 / 6, -1.0 / 6], [-1.0 / 6, 1.0 / 6, -1.0 / 6],
        [1.0 / 24, 1.0 / 12, 1.0 / 6], [1.0 / 24, -1.0 / 12, 1.0 / 6], [0, 0, 1],
    ];

    private delegate void Packing(ref float weights, ref float packed, int taps, int channels, int filters);

    public static TheoryData<int, bool, (int Channels, int Filters)> Sizes() => Combinations.Of<int, bool, (int, int)>(
        [2, 4], [false, true], [(1, 1), (16, 16), (3, 17), (20, 33), (33, 20), (48, 5)]);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_kernel_is_transformed_and_in_its_place(int outputs, bool transposed, (int Channels, int Filters) size)
    {
        (int channels, int filters) = size;
        double[][] matrix = outputs == 2 ? Two : Four;
        int span = matrix.Length;
        (int lanes, int others) = transposed ? (channels, filters) : (filters, channels);
        int blocks = (lanes + Block - 1) / Block;
        var random = new Random(channels + filters);
        float[] weights = [.. Enumerable.Range(0, 9 * channels * filters).Select(_ => (random.NextSingle() * 2) - 1)];
        var packed = new Guarded(span * span * blocks * others * Block);
        Method(outputs, transposed)(ref weights[0], ref packed.First, 9, channels, filters);

        packed.AssertGuards();
        for (int position = 0; position < span * span; position++)
        {
            for (int block = 0; block < blocks; block++)
            {
                for (int other = 0; other < others; other++)
                {
                    for (int lane = 0; lane < Block; lane++)
                    {
                        float actual = packed[(((((position * blocks) + block) * others) + other) * Block) + lane];
                        int along = (block * Block) + lane;
                        if (along >= lanes)
                        {
                            Assert.Equal(0, actual);
                            continue;
                        }

                        (int channel, int filter) = transposed ? (along, other) : (other, along);
                        (double value, double magnitude) = Transformed(
                            tap => weights[((((transposed ? 8 - tap : tap) * channels) + channel) * filters) + filter],
                            matrix[position / span], matrix[position % span]);
                        // Seven roundings at most along the way of a term, each of 2^-24; the constants are rounded as well.
                        Assert.InRange(actual, value - (magnitude * 1e-6), value + (magnitude * 1e-6));
                    }
                }
            }
        }
    }

    /// <summary>A position of G g Gᵀ, and the same of the magnitudes.</summary>
    private static (double Value, double Magnitude) Transformed(Func<int, float> kernel, double[] row, double[] column)
    {
        (double value, double magnitude) = (0, 0);
        for (int tap = 0; tap < 9; tap++)
        {
            double term = row[tap / 3] * kernel(tap) * column[tap % 3];
            (value, magnitude) = (value + term, magnitude + Math.Abs(term));
        }

        return (value, magnitude);
    }

    private static Packing Method(int outputs, bool transposed) => (outputs, transposed) switch
    {
        (2, false) => WeightPacking.Winograd2,
        (4, false) => WeightPacking.Winograd4,
        (2, true) => WeightPacking.TransposedWinograd2,
        _ => WeightPacking.TransposedWinograd4,
    };
}
