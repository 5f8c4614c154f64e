using System.Buffers.Binary;
using System.Text;
using Unroll.Runtime.Tests.Data;

namespace Unroll.Runtime.Tests.Files;

public sealed class GzipTests
{
    // The last of bgzip.
    private static readonly byte[] Empty = Convert.FromHexString("1f8b08040000000000ff0600424302001b0003000000000000000000");
    private static readonly byte[] First = Noise(3_000, 1), Second = Noise(70_000, 2);

    [Fact]
    public void Members_are_read_one_after_the_other()
    {
        Assert.Equal([.. First, .. Second], Read([.. TemporaryFile.Gzip(First), .. TemporaryFile.Gzip(Second)]));
        Assert.Equal([.. First, .. Second],
            Read([.. Empty, .. TemporaryFile.Gzip(First), .. Empty, .. Empty, .. TemporaryFile.Gzip(Second)]));
        Assert.Empty(Read(Empty));
        Assert.Empty(Read([.. Empty, .. Empty, 0]));
        Assert.Equal(Second, Read([.. Second.SelectMany(value => TemporaryFile.Gzip([value]))]));
    }

    /// <summary>As bgzip writes: members with an extra field, and an empty one at the end (SAM specification, section 4.1).</summary>
    [Fact]
    public void Blocks_of_bgzip_are_read()
    {
        Assert.Equal([.. First, .. Second], Read([.. WithExtra(First, 6), .. WithExtra(Second, 6), .. Empty]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(512)]
    [InlineData(100_000)]
    public void Zeros_may_follow(int count)
    {
        Assert.Equal(First, Read([.. TemporaryFile.Gzip(First), .. new byte[count]]));
        Assert.Equal([.. First, .. Second], Read([.. TemporaryFile.Gzip(First), .. TemporaryFile.Gzip(Second), .. new byte[count]]));
    }

    /// <summary>
    /// The framework's stream reads 8,192 bytes at a time: a member may end anywhere in them, and so may the mark of the next.
    /// </summary>
    [Fact]
    public void Members_may_end_anywhere()
    {
        byte[] second = TemporaryFile.Gzip(First), content = [.. First, .. First];
        int length = WithExtra(First, 0).Length;
        for (int end = 8_192 - 12; end <= 8_192 + 12; end++)
        {
            byte[] first = WithExtra(First, end - length);
            Assert.Equal(end, first.Length);
            Assert.Equal(content, Read([.. first, .. second]));
            Assert.Equal(First, Read([.. first, .. new byte[20]]));
            AssertRefused([.. first, .. second[..^1]], "cut off");
            AssertRefused([.. first, 7], "something else follows");
        }
    }

    [Fact]
    public void A_file_that_ends_inside_a_member_is_cut_off()
    {
        byte[] first = TemporaryFile.Gzip([1, 2, 3]), both = [.. first, .. TemporaryFile.Gzip(First)];
        for (int length = 2; length < both.Length; length++)
        {
            if (length != first.Length)
                AssertRefused(both[..length], "the gzip data is ");
        }

        // The highest byte of the length is zero: the one that would follow must not stand in for it.
        AssertRefused(both[..^1], "cut off");
        Assert.Equal([1, 2, 3], Read(both[..first.Length]));
    }

    [Theory]
    [InlineData(new byte[] { 1 })]
    [InlineData(new byte[] { 0x1F })]
    [InlineData(new byte[] { 0x1F, 0x8B })]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3 })]
    [InlineData(new byte[] { 0, 0, 0, 1 })]
    [InlineData(new byte[] { 0, 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    public void Anything_else_behind_the_members_is_refused(byte[] behind)
    {
        AssertRefused([.. TemporaryFile.Gzip(First), .. behind], "");
        AssertRefused([.. TemporaryFile.Gzip(First), .. TemporaryFile.Gzip(Second), .. behind], "");
    }

    [Fact]
    public void A_wrong_sum_or_length_of_any_member_is_refused()
    {
        byte[] first = TemporaryFile.Gzip(First), both = [.. first, .. TemporaryFile.Gzip(Second)];
        int[] places =
            [first.Length - 8, first.Length - 4, first.Length - 1, both.Length - 8, both.Length - 4, both.Length - 1];
        foreach (int place in places)
        {
            byte[] damaged = [.. both];
            damaged[place] ^= 1;
            AssertRefused(damaged, "damaged");
        }
    }

    [Fact]
    public void IDX_and_CSV_files_of_several_members_are_read()
    {
        byte[] idx = [0, 0, 8, 1, 0, 0, 0, 4, 1, 2, 3, 4], csv = Encoding.UTF8.GetBytes("a,b\n1,2\n3,4\n");
        for (int cut = 0; cut <= idx.Length; cut++)
        {
            using var idxFile = new TemporaryFile([.. TemporaryFile.Gzip(idx[..cut]), .. TemporaryFile.Gzip(idx[cut..])]);
            using var csvFile = new TemporaryFile([.. TemporaryFile.Gzip(csv[..cut]), .. TemporaryFile.Gzip(csv[cut..]), 0, 0]);
            Assert.Equal([1, 2, 3, 4], IdxFile.Read(idxFile.Path).ToFloats());
            Assert.Equal([1, 2, 3, 4], CsvFile.Read(csvFile.Path).Floats("a", "b"));
        }
    }

    [Fact]
    public void A_file_that_unpacks_to_more_than_allowed_is_refused()
    {
        byte[] text = Encoding.UTF8.GetBytes("a\n" + new string('1', 98));
        using var file = new TemporaryFile(TemporaryFile.Gzip(text));
        Assert.Equal(98, CsvFile.Read(file.Path, new CsvOptions { MaxUnpackedBytes = 100 }).Text(0, 0).Length);
        string message =
            Assert.Throws<InvalidDataException>(() => CsvFile.Read(file.Path, new CsvOptions { MaxUnpackedBytes = 99 })).Message;
        Assert.Equal($"{file.Path}, after line 1: the gzip data unpacks to more than 99 bytes. If it may, set CsvOptions.MaxUnpackedBytes.",
            message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CsvOptions { MaxUnpackedBytes = 0 });
    }

    [Fact]
    public void A_file_that_unpacks_to_a_thousand_times_its_size_stops_at_the_limit()
    {
        byte[] million = TemporaryFile.Gzip(new byte[1 << 20].Select(_ => (byte)'1').ToArray());
        using var file = new TemporaryFile([.. Enumerable.Repeat(million, 2_000).SelectMany(member => member)]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var options = new CsvOptions { MaxUnpackedBytes = 1 << 22 };
        Assert.Contains("unpacks to more than 4194304 bytes",
            Assert.Throws<InvalidDataException>(() => CsvFile.Read(file.Path, options)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 26);
    }

    private static byte[] Noise(int length, int seed)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>One member with an extra field of so many bytes in all (RFC 1952, section 2.3.1.1).</summary>
    private static byte[] WithExtra(byte[] content, int bytes)
    {
        byte[] plain = TemporaryFile.Gzip(content);
        byte[] field = new byte[2 + Math.Max(0, bytes - 2)];
        BinaryPrimitives.WriteUInt16LittleEndian(field, (ushort)(field.Length - 2));
        return bytes == 0 ? plain : [.. plain[..3], 4, .. plain[4..10], .. field, .. plain[10..]];
    }

    private static byte[] Read(byte[] packed)
    {
        using var file = new TemporaryFile(packed);
        using Stream stream = DataFile.Open(file.Path, out bool isPacked);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        Assert.True(isPacked);
        return content.ToArray();
    }

    private static void AssertRefused(byte[] packed, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Read(packed)).Message);
}
