namespace Unroll.Runtime.Tests.Weights;

public sealed class StridedReaderTests
{
    [Fact]
    public void Elements_are_picked_by_their_strides()
    {
        using var reader = new StridedReader(new Counting(), [2, 3], [1, 4]);
        float[] values = new float[6];
        reader.Read(values.AsSpan(0, 4));
        reader.Read(values.AsSpan(4));
        Assert.Equal([0, 4, 8, 1, 5, 9], values);
    }

    [Theory]
    [InlineData(65536, 1, 65536, "its elements stand in another order among 4294967296 of the file")]
    [InlineData(2, 1, 1 << 20, "its 4 elements are spread over 1048578 of the file")]
    public void What_no_array_can_have_is_refused(int extent, int inner, int outer, string message) => Assert.StartsWith(
        message,
        Assert.Throws<InvalidDataException>(() => new StridedReader(new Counting(), [extent, extent], [inner, outer])).Message);

    private sealed class Counting : FloatReader
    {
        public override void Read(Span<float> next)
        {
            for (int i = 0; i < next.Length; i++)
                next[i] = i;
        }
    }
}
