using System.Runtime.InteropServices;

namespace Unroll.Runtime.Tests.Processes;

/// <summary>Sums over processes: the same bits for all, whatever the number of values.</summary>
public sealed class ProcessGroupTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 1)]
    [InlineData(2, 1000)]
    [InlineData(3, 17)]
    [InlineData(4, 64)]
    [InlineData(5, 4099)]
    public void The_sum_is_that_of_pairs(int size, int length)
    {
        float[][] values = [.. Enumerable.Range(0, size).Select(rank => Noise(length, rank))];
        float[] expected = new float[length];
        for (int i = 0; i < length; i++)
            expected[i] = Pairs([.. values.Select(process => process[i])]);

        float[][] sums = ThreadGroup.RunAll(size, group =>
        {
            float[] own = [.. values[group.Rank]];
            group.AllReduce(own);
            return own;
        });

        Assert.All(sums, sum => Assert.Equal(expected, sum));
    }

    [Fact]
    public void Bytes_are_gathered_in_the_order_of_the_ranks_and_broadcast_from_the_first()
    {
        int[][] gathered = ThreadGroup.RunAll(3, group =>
        {
            int own = 10 + group.Rank;
            int[] all = new int[3];
            group.AllGather(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in own)), MemoryMarshal.AsBytes(all.AsSpan()));
            int first = own;
            group.Broadcast(MemoryMarshal.AsBytes(new Span<int>(ref first)));
            return (int[])[.. all, first];
        });

        Assert.All(gathered, all => Assert.Equal([10, 11, 12, 10], all));
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_told()
    {
        (int _, Exception? failure) = ThreadGroup.Run(1, group =>
        {
            group.AllGather(new byte[3], new byte[4]);
            return 0;
        })[0];
        Assert.Contains("1 processes with 3 bytes each have 3 together, not 4", Assert.IsType<ArgumentException>(failure).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Alone(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Alone(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Alone(0, 0));
    }

    private static float[] Noise(int length, int seed)
    {
        var random = new RandomStream((ulong)seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)random.NextNormal())];
    }

    private static float Pairs(float[] values) => values.Length == 1
        ? values[0]
        : Pairs([.. values.Chunk(2).Select(pair => pair.Length == 2 ? pair[0] + pair[1] : pair[0])]);

    private sealed class Alone(int rank, int size) : ProcessGroup(rank, size)
    {
        protected override void GatherBytes(ReadOnlySpan<byte> own, Span<byte> all) => throw new NotSupportedException();

        protected override void BroadcastBytes(Span<byte> bytes) => throw new NotSupportedException();

        protected override void ExchangeSlices(ReadOnlySpan<float> values, Span<float> received) => throw new NotSupportedException();

        protected override void GatherSlices(Span<float> values) => throw new NotSupportedException();
    }
}
