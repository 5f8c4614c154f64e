using System.Buffers.Binary;
using System.Text;

namespace Unroll.Vision.Tests;

/// <summary>Files that are no pictures, are cut off, damaged, or tell of more than they have.</summary>
public sealed class DamageTests
{
    // Much more than these small pictures need, much less than a wrong size would take.
    private const long MostAllocated = 8 << 20;

    public static TheoryData<string> All => Golden.Files(".png", ".jpg", ".bmp", ".gif");

    [Theory]
    [MemberData(nameof(All))]
    public void A_file_that_is_cut_off_says_so_and_names_itself(string file)
    {
        byte[] whole = Golden.Bytes(file);
        for (int i = 0; i < 60; i++)
        {
            byte[] part = whole[..(int)((long)(EndOf(file, whole) - 1) * i / 59)];
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => Picture.Decode(part));
            Assert.StartsWith("The data: ", error.Message);
            Assert.Contains("expected", error.Message);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Random_damage_is_found_or_gives_a_picture(string file)
    {
        byte[] whole = Golden.Bytes(file);
        var random = new Random(whole.Length);
        int found = 0;
        for (int i = 0; i < 400; i++)
        {
            byte[] damaged = [.. whole];
            for (int bytes = random.Next(1, 6); bytes > 0; bytes--)
                damaged[random.Next(whole.Length)] = (byte)random.Next(256);
            long before = Allocation.SoFar();
            try
            {
                Picture.Decode(damaged, new PictureOptions { MostPixels = 1 << 16 });
            }
            catch (InvalidDataException error)
            {
                Assert.StartsWith("The data: ", error.Message);
                found++;
            }

            Assert.InRange(Allocation.SoFar() - before, 0, MostAllocated);
        }

        Assert.True(found > 0 || file.EndsWith(".bmp", StringComparison.Ordinal), file);
    }

    /// <summary>The sums find nearly all damage to PNG files. Here they are right again, so that the rest must.</summary>
    [Fact]
    public void Random_damage_to_PNG_with_right_sums_is_found_or_gives_a_picture()
    {
        foreach (string file in Golden.Shapes.Keys.Where(name => name.EndsWith(".png", StringComparison.Ordinal)))
        {
            byte[] whole = Golden.Bytes(file);
            var random = new Random(whole.Length);
            int found = 0;
            for (int i = 0; i < 200; i++)
            {
                byte[] damaged = [.. whole];
                int chunk = 8;
                for (int next; chunk < whole.Length; chunk = next)
                {
                    int length = BinaryPrimitives.ReadInt32BigEndian(whole.AsSpan(chunk));
                    next = chunk + length + 12;
                    if (length > 0)
                        damaged[chunk + 8 + random.Next(length)] = (byte)random.Next(256);
                    uint sum = Decoding.Crc32.Of(damaged.AsSpan(chunk + 4, length + 4));
                    BinaryPrimitives.WriteUInt32BigEndian(damaged.AsSpan(next - 4), sum);
                }

                long before = Allocation.SoFar();
                try
                {
                    Picture.Decode(damaged, new PictureOptions { MostPixels = 1 << 16 });
                }
                catch (InvalidDataException)
                {
                    found++;
                }

                Assert.InRange(Allocation.SoFar() - before, 0, MostAllocated);
            }

            Assert.InRange(found, 1, 200);
        }
    }

    [Fact]
    public void Random_bytes_behind_the_first_are_no_pictures()
    {
        var random = new Random(1);
        byte[][] beginnings = [[0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], [0xFF, 0xD8, 0xFF], "BM"u8.ToArray(), "GIF89a"u8.ToArray()];
        for (int i = 0; i < 2000; i++)
        {
            byte[] bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            byte[] file = [.. beginnings[i % beginnings.Length], .. bytes];
            Assert.Throws<InvalidDataException>(() => Picture.Decode(file, new PictureOptions { MostPixels = 1 << 16 }));
        }
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("%PDF-1.7 and so on", "it begins with 25 50 44 46 2D 31 2E 37")]
    [InlineData("B", "it begins with 42")]
    public void What_is_no_picture_is_told(string content, string told)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        File.WriteAllText(path, content, Encoding.ASCII);
        try
        {
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => Picture.Read(path));
            Assert.Equal($"{path}: {told}; expected a PNG, JPEG, BMP or GIF file.", error.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_header_of_too_many_pixels_takes_no_memory()
    {
        byte[] png = Golden.Bytes("rgb.png"), jpeg = Golden.Bytes("rgb.jpg");
        byte[] gif = Golden.Bytes("palette.gif"), bmp = Golden.Bytes("rgb.bmp");
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 65535);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 65535);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Decoding.Crc32.Of(png.AsSpan(12, 17)));
        jpeg.AsSpan(jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]) + 5, 4).Fill(0xFF);
        gif.AsSpan(6, 4).Fill(0xFF);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(18), 65535);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(22), 65535);
        foreach (byte[] file in new[] { png, jpeg, gif, bmp })
        {
            long before = Allocation.SoFar();
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => Picture.Decode(file));
            Assert.Contains("its header tells 65535 x 65535 pixels; expected at most 134217728", error.Message);
            Assert.InRange(Allocation.SoFar() - before, 0, 1 << 16);
        }
    }

    /// <summary>Within the bound, but with far too few bytes for what the header tells.</summary>
    [Fact]
    public void A_header_of_more_pixels_than_the_bytes_can_hold_takes_no_memory()
    {
        byte[] png = Golden.Bytes("rgb.png"), jpeg = Golden.Bytes("rgb.jpg");
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 10000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 10000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Decoding.Crc32.Of(png.AsSpan(12, 17)));
        Span<byte> extents = jpeg.AsSpan(jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]) + 5, 4);
        BinaryPrimitives.WriteUInt16BigEndian(extents, 10000);
        BinaryPrimitives.WriteUInt16BigEndian(extents[2..], 10000);
        foreach (byte[] file in new[] { png, jpeg })
        {
            long before = Allocation.SoFar();
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => Picture.Decode(file));
            Assert.Contains("too few for 10000 x 10000 pixels", error.Message);
            Assert.InRange(Allocation.SoFar() - before, 0, 1 << 17);
        }
    }

    [Fact]
    public void Files_of_more_bytes_than_allowed_are_refused()
    {
        var few = new PictureOptions { MostBytes = 100 };
        Assert.Throws<InvalidDataException>(() => Picture.Decode(Golden.Bytes("rgb.png"), few));
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Picture.Read(Golden.PathOf("rgb.png"), few));
        Assert.EndsWith("rgb.png: there are more bytes than 100; expected at most PictureOptions.MostBytes.", error.Message);
    }

    [Fact]
    public void JPEG_of_a_kind_that_is_not_read_is_told()
    {
        byte[] file = Golden.Bytes("rgb.jpg");
        int frame = file.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        byte[] arithmetic = [.. file], deep = [.. file];
        arithmetic[frame + 1] = 0xC9;
        deep[frame + 4] = 12;
        Assert.Contains("FF C9", Assert.Throws<InvalidDataException>(() => Picture.Decode(arithmetic)).Message);
        Assert.Contains("12 bits; expected 8", Assert.Throws<InvalidDataException>(() => Picture.Decode(deep)).Message);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureOptions { Channels = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureOptions { MostPixels = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureOptions { MostBytes = -1 });
    }

    // Of GIF files the first frame alone is read, so that the last byte and further frames may be missing.
    private static int EndOf(string file, byte[] whole) =>
        file == "frames.gif" ? whole.Length / 3 : whole.Length - (file.EndsWith(".gif", StringComparison.Ordinal) ? 1 : 0);
}
