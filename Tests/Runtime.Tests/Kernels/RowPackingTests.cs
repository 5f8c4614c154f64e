using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

public class RowPackingTests
{
    [Theory]
    [InlineData(5, 30, 16)]
    [InlineData(3, 16, 7)]
    [InlineData(1, 35, 3)]
    public void Rows_are_cut_into_blocks_filter_by_filter(int rows, int lanes, int filters)
    {
        float[] weights = new float[rows * lanes * filters];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = i + 1;
        int blocks = (lanes + 15) / 16;
        float[] packed = new float[rows * blocks * filters * 16];
        Array.Fill(packed, float.NaN);

        WeightPacking.Rows(ref weights[0], ref packed[0], rows, lanes, filters);

        for (int place = 0; place < packed.Length; place++)
        {
            int lane = (place / (16 * filters) % blocks * 16) + (place % 16);
            int filter = place / 16 % filters;
            int row = place / (16 * filters * blocks);
            float expected = lane < lanes ? (((row * lanes) + lane) * filters) + filter + 1 : 0;
            Assert.Equal(expected, packed[place]);
        }
    }
}
