using System.Buffers.Binary;

namespace Unroll.Runtime.Tests.Data;

/// <summary>IDX files are built here byte by byte from the description of the format, and read back.</summary>
public sealed class IdxFileTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_images_plain_and_packed(bool packed)
    {
        byte[] bytes = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 1, 2, 3, 4, 5, 250, 251, 252, 253, 254, 255];
        using var file = new TemporaryFile(packed ? TemporaryFile.Gzip(bytes) : bytes);

        IdxFile idx = IdxFile.Read(file.Path);

        Assert.Equal(IdxType.UnsignedByte, idx.Type);
        Assert.Equal([2, 2, 3], idx.Shape);
        Assert.Equal(2, idx.Count);
        Assert.Equal(6, idx.SampleLength);
        Assert.Equal([0, 1, 2, 3, 4, 5, 250, 251, 252, 253, 254, 255], idx.ToFloats());
        Assert.Equal(0.5f * 251, idx.ToFloats(0.5f)[7]);
    }

    [Fact]
    public void Reads_every_type_of_number()
    {
        AssertNumbers(IdxType.SignedByte, [0x80, 0xFF, 0x7F], [-128, -1, 127]);
        AssertNumbers(IdxType.Short, [0x80, 0x00, 0xFF, 0xFE, 0x01, 0x02], [-32768, -2, 258]);
        AssertNumbers(IdxType.Int, [0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x01, 0x00, 0x02, 0, 0, 0, 7], [-1, 65538, 7]);
        AssertNumbers(IdxType.Float, [0x3F, 0x80, 0, 0, 0xC0, 0x20, 0, 0, 0, 0, 0, 0], [1, -2.5f, 0]);
        AssertNumbers(
            IdxType.Double,
            [0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0xC0, 0x04, 0, 0, 0, 0, 0, 0, 0x40, 0x09, 0x21, 0xFB, 0x54, 0x44, 0x2D, 0x18],
            [1, -2.5f, MathF.PI]);
    }

    [Fact]
    public void Reads_samples_with_their_labels()
    {
        using var images = new TemporaryFile([0, 0, 8, 2, 0, 0, 0, 3, 0, 0, 0, 2, 0, 255, 51, 102, 153, 204]);
        using var labels = new TemporaryFile(TemporaryFile.Gzip([0, 0, 8, 1, 0, 0, 0, 3, 9, 0, 4]));

        DataSet set = IdxFile.ReadDataSet(images.Path, labels.Path);

        Assert.Equal(3, set.Count);
        Assert.Equal([9, 0, 4], [set.Label(0), set.Label(1), set.Label(2)]);
        Assert.Equal(1, set.Input(0)[1], 6);
        Assert.Equal(0.2f, set.Input(1)[0], 6);
        Assert.Equal(204, IdxFile.ReadDataSet(images.Path, labels.Path, scale: 1).Input(2)[1]);
    }

    [Fact]
    public void Refuses_labels_of_another_number_of_samples()
    {
        using var images = new TemporaryFile([0, 0, 8, 2, 0, 0, 0, 3, 0, 0, 0, 1, 0, 1, 2]);
        using var labels = new TemporaryFile([0, 0, 8, 1, 0, 0, 0, 2, 1, 1]);

        var error = Assert.Throws<InvalidDataException>(() => IdxFile.ReadDataSet(images.Path, labels.Path));

        Assert.StartsWith($"{labels.Path}, offset 4:", error.Message);
        Assert.Contains($"is 2; expected 3, the number of samples in {images.Path}", error.Message);
    }

    [Fact]
    public void Refuses_labels_that_are_none()
    {
        using var images = new TemporaryFile([0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 1, 7]);
        using var negative = new TemporaryFile([0, 0, 9, 1, 0, 0, 0, 3, 5, 0xFE, 1]);
        using var floats = new TemporaryFile([0, 0, 0x0D, 1, 0, 0, 0, 1, 0, 0, 0, 0]);

        Assert.Contains("1 x 1 numbers", Assert.Throws<InvalidDataException>(() => IdxFile.Read(images.Path).ToLabels()).Message);
        Assert.Contains("offset 9: the class index of sample 1 is -2",
            Assert.Throws<InvalidDataException>(() => IdxFile.Read(negative.Path).ToLabels()).Message);
        Assert.Contains("type Float", Assert.Throws<InvalidDataException>(() => IdxFile.Read(floats.Path).ToLabels()).Message);
    }

    [Fact]
    public void Reads_whole_labels_of_four_bytes_exactly()
    {
        using var file = new TemporaryFile([0, 0, 0x0C, 1, 0, 0, 0, 1, 1, 0, 0, 1]);

        Assert.Equal([16_777_217], IdxFile.Read(file.Path).ToLabels());   // which a float cannot hold
    }

    [Fact]
    public void A_missing_file_is_the_error_of_the_framework() =>
        Assert.Throws<FileNotFoundException>(() => IdxFile.Read(Path.Combine(Path.GetTempPath(), "unroll-no-such-file")));

    private static void AssertNumbers(IdxType type, byte[] numbers, float[] expected)
    {
        byte[] count = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(count, expected.Length);
        using var file = new TemporaryFile([0, 0, (byte)type, 1, .. count, .. numbers]);

        Assert.Equal(expected, IdxFile.Read(file.Path).ToFloats());
    }
}
