using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

/// <summary>Packed weights of Winograd's filtering against G g Gᵀ in double precision, phase by phase and kernel by kernel.</summary>
public sealed class WinogradPackingTests
{
    private const int Block = 16;

    public static TheoryData<(int Kernel, int Stride, int InputTile), bool, (int Channels, int Filters)> Sizes()
    {
        (int, int)[] sizes = [(1, 1), (3, 17), (20, 33), (33, 20), (48, 5)];
        TheoryData<(int, int, int), bool, (int, int)> data = Combinations.Of<(int, int, int), bool, (int, int)>(
            [(3, 1, 4), (3, 1, 6), (2, 1, 4), (5, 1, 6)], [false, true], sizes);
        foreach ((int, int, int) filtering in new[] { (3, 2, 4), (3, 2, 6), (4, 2, 6), (7, 2, 6), (11, 4, 6), (5, 3, 4) })
        {
            foreach ((int, int) size in sizes)
                data.Add(filtering, false, size);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_kernel_is_transformed_and_in_its_place(
        (int Kernel, int Stride, int InputTile) filtering, bool transposed, (int Channels, int Filters) size)
    {
        (int channels, int filters) = size;
        (int kernel, int stride, int inputTile) = filtering;
        (int lanes, int others) = transposed ? (channels, filters) : (filters, channels);
        int blocks = (lanes + Block - 1) / Block, taps = (kernel + stride - 1) / stride;
        double[][] matrix = Matrix(inputTile, taps);
        var random = new Random(channels + filters);
        float[] weights = [.. Enumerable.Range(0, kernel * kernel * channels * filters).Select(_ => (random.NextSingle() * 2) - 1)];

        // Position after position, the phases that have all taps along the row before the others; a phase with a tap less
        // has nothing at infinity.
        (int Position, int Row, int Column)[] places = [.. from position in Enumerable.Range(0, inputTile * inputTile)
            from reducedColumns in new[] { false, true }
            from row in Enumerable.Range(0, stride)
            from column in Enumerable.Range(0, stride)
            where reducedColumns == IsReduced(column)
            where !(IsReduced(row) && position / inputTile == inputTile - 1) && !(reducedColumns && position % inputTile == inputTile - 1)
            select (position, row, column)];
        var packed = new Guarded(places.Length * blocks * others * Block);
        if (transposed)
            WeightPacking.TransposedWinograd(ref weights[0], ref packed.First, kernel, stride, inputTile, channels, filters);
        else
            WeightPacking.Winograd(ref weights[0], ref packed.First, kernel, stride, inputTile, channels, filters);

        packed.AssertGuards();
        int at = 0;
        foreach (IGrouping<int, (int Position, int Row, int Column)> position in places.GroupBy(place => place.Position))
        {
            foreach ((int block, (int _, int row, int column), int other, int lane) in
                from block in Enumerable.Range(0, blocks) from place in position
                from other in Enumerable.Range(0, others) from lane in Enumerable.Range(0, Block)
                select (block, place, other, lane))
            {
                float actual = packed[at++];
                int along = (block * Block) + lane;
                if (along >= lanes)
                {
                    Assert.Equal(0, actual);
                    continue;
                }

                (int channel, int filter) = transposed ? (along, other) : (other, along);
                (double value, double magnitude) = Transformed(
                    Weight, taps, matrix[position.Key / inputTile], matrix[position.Key % inputTile]);
                // Ten roundings at most along the way of a term, each of 2^-24; the constants are rounded as well.
                Assert.InRange(actual, value - (magnitude * 1.2e-6), value + (magnitude * 1.2e-6));

                double Weight(int y, int x)
                {
                    (int tapRow, int tapColumn) = (row + (y * stride), column + (x * stride));
                    if (tapRow >= kernel || tapColumn >= kernel)
                        return 0;
                    int tap = (tapRow * kernel) + tapColumn;
                    return weights[((((transposed ? (kernel * kernel) - 1 - tap : tap) * channels) + channel) * filters) + filter];
                }
            }
        }

        bool IsReduced(int phase) => phase + ((taps - 1) * stride) >= kernel;
    }

    /// <summary>Each group is packed as the convolution that it is, one behind the other.</summary>
    [Theory]
    [InlineData(3, 1, 6, 16, 32, 2, false)]
    [InlineData(3, 1, 4, 32, 16, 3, true)]
    [InlineData(5, 1, 6, 48, 32, 2, false)]
    [InlineData(5, 1, 6, 16, 16, 2, true)]
    [InlineData(7, 2, 6, 16, 16, 2, false)]
    [InlineData(3, 2, 4, 16, 32, 2, false)]
    public void Groups_are_packed_one_behind_the_other(
        int kernel, int stride, int inputTile, int channels, int width, int groups, bool transposed)
    {
        int filters = width * groups;
        var random = new Random(kernel + channels);
        float[] weights = [.. Enumerable.Range(0, kernel * kernel * channels * filters).Select(_ => random.NextSingle())];
        int phases = kernel % stride == 0 ? stride : kernel % stride;
        int products = (((inputTile - 1) * stride) + phases) * (((inputTile - 1) * stride) + phases);
        var packed = new Guarded(products * channels * filters);
        Pack(weights, ref packed.First, filters, groups);
        packed.AssertGuards();
        for (int group = 0; group < groups; group++)
        {
            float[] own = [.. weights.Where((_, i) => i % filters / width == group)];
            var expected = new Guarded(products * channels * width);
            Pack(own, ref expected.First, width, 1);
            for (int i = 0; i < products * channels * width; i++)
                Assert.Equal(expected[i], packed[(group * products * channels * width) + i]);
        }

        void Pack(float[] source, ref float target, int all, int count)
        {
            if (transposed)
                WeightPacking.TransposedWinograd(ref source[0], ref target, kernel, stride, inputTile, channels, all, count);
            else
                WeightPacking.Winograd(ref source[0], ref target, kernel, stride, inputTile, channels, all, count);
        }
    }

    /// <summary>
    /// G of Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2016, sections 4.1 and 4.3, for any number of
    /// taps: powers of the points.
    /// </summary>
    private static double[][] Matrix(int inputTile, int taps)
    {
        (double Point, double Scale)[] points = inputTile == 4
            ? [(0, 1), (1, 1.0 / 2), (-1, 1.0 / 2)]
            : [(0, 1.0 / 4), (1, -1.0 / 6), (-1, -1.0 / 6), (2, 1.0 / 24), (-2, 1.0 / 24)];
        return
        [
            .. points.Select(point => Enumerable.Range(0, taps).Select(tap => point.Scale * Math.Pow(point.Point, tap)).ToArray()),
            [.. Enumerable.Range(0, taps).Select(tap => tap == taps - 1 ? 1.0 : 0)],
        ];
    }

    /// <summary>A position of G g Gᵀ, and the same of the magnitudes.</summary>
    private static (double Value, double Magnitude) Transformed(Func<int, int, double> weight, int taps, double[] row, double[] column)
    {
        (double value, double magnitude) = (0, 0);
        for (int y = 0; y < taps; y++)
        {
            for (int x = 0; x < taps; x++)
            {
                double term = row[y] * weight(y, x) * column[x];
                (value, magnitude) = (value + term, magnitude + Math.Abs(term));
            }
        }

        return (value, magnitude);
    }
}
