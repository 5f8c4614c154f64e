namespace Unroll.Runtime.Tests.Data;

/// <summary>
/// Every way in which an IDX file can lie, plain and packed; each error names the file, the offset and what was expected.
/// </summary>
public sealed class IdxCorruptionTests
{
    private static readonly byte[] Good = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8];

    [Fact]
    public void The_good_file_is_good()
    {
        using var file = new TemporaryFile(Good);
        using var packed = new TemporaryFile(TemporaryFile.Gzip(Good));

        Assert.Equal(8, IdxFile.Read(file.Path).ToFloats().Length);
        Assert.Equal(8, IdxFile.Read(packed.Path).ToFloats().Length);
    }

    [Theory]
    [InlineData(0, 1, 0, "begins with the bytes 01 00")]
    [InlineData(1, 7, 0, "begins with the bytes 00 07")]
    [InlineData(2, 0x0A, 2, "expected 08, 09, 0B, 0C, 0D or 0E")]
    [InlineData(3, 0, 3, "expected at least 1")]
    [InlineData(3, 200, 20, "dimension 4 is 84281096")]
    [InlineData(7, 0, 4, "dimension 0 is 0; expected at least 1")]
    [InlineData(4, 0x80, 4, "dimension 0 is 2147483650")]
    [InlineData(8, 0x7F, 8, "dimension 1 is 2130706434")]
    [InlineData(12, 0x40, 12, "dimension 2 is 1073741826")]
    [InlineData(12, 0x10, 24, "the header declares 2 x 2 x 268435458 numbers of 1 bytes")]
    [InlineData(7, 3, 24, "ends after 8 bytes of numbers; the header declares 3 x 2 x 2 numbers of 1 bytes, 12 bytes in all")]
    [InlineData(7, 1, 20, "goes on behind its numbers; the header declares 1 x 2 x 2")]
    [InlineData(2, 0x0D, 24, "2 x 2 x 2 numbers of 4 bytes, 32 bytes in all")]
    public void One_wrong_byte(int position, byte value, int offset, string expected)
    {
        byte[] bytes = [.. Good];
        bytes[position] = value;

        AssertError(bytes, offset, expected);
    }

    [Fact]
    public void Cut_off_anywhere()
    {
        for (int length = 0; length < Good.Length; length++)
            AssertError(Good[..length], length, length < 16 ? "ends inside its header" : $"ends after {length - 16} bytes of numbers");
    }

    [Fact]
    public void Longer_than_declared() => AssertError([.. Good, 9], Good.Length, "goes on behind its numbers");

    [Fact]
    public void Packed_data_cut_off_anywhere_is_an_error_that_names_the_file()
    {
        byte[] packed = TemporaryFile.Gzip(Good);
        for (int length = 2; length < packed.Length; length++)
        {
            using var file = new TemporaryFile(packed[..length]);
            var error = Assert.Throws<InvalidDataException>(() => IdxFile.Read(file.Path));
            Assert.StartsWith($"{file.Path}, offset ", error.Message);
        }
    }

    [Fact]
    public void Packed_data_with_any_wrong_bit_is_an_error_or_unchanged()
    {
        byte[] packed = TemporaryFile.Gzip(Good);
        int refused = 0;
        for (int bit = 16; bit < 8 * packed.Length; bit++)
        {
            byte[] damaged = [.. packed];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            using var file = new TemporaryFile(damaged);
            try
            {
                // Time, operating system and the like (RFC 1952, section 2.3) do not touch the data.
                Assert.Equal(Good[16..], IdxFile.Read(file.Path).ToFloats().Select(number => (byte)number));
            }
            catch (InvalidDataException error)
            {
                Assert.StartsWith($"{file.Path}, offset ", error.Message);
                refused++;
            }
        }

        Assert.True(refused > 8 * (packed.Length - 10) * 3 / 4, $"only {refused} of the damaged files were refused");
    }

    private static void AssertError(byte[] bytes, int offset, string expected)
    {
        using var plain = new TemporaryFile(bytes);
        var error = Assert.Throws<InvalidDataException>(() => IdxFile.Read(plain.Path));
        Assert.StartsWith($"{plain.Path}, offset {offset}: ", error.Message);
        Assert.Contains(expected, error.Message);

        using var packed = new TemporaryFile(TemporaryFile.Gzip(bytes));
        error = Assert.Throws<InvalidDataException>(() => IdxFile.Read(packed.Path));
        Assert.StartsWith($"{packed.Path}, offset {offset}", error.Message);
        Assert.Contains(bytes.Length == 0 ? "" : expected, error.Message);
    }
}
