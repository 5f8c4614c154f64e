using StbImageSharp;

namespace Unroll.Vision.Decoding;

/// <summary>Tells what a file is by its first bytes, and decodes it.</summary>
internal static class PictureDecoder
{
    private const int Shown = 8;

    /// <summary>The picture in the bytes of a file.</summary>
    /// <param name="file">The bytes of the whole file.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">How it becomes a picture.</param>
    /// <exception cref="InvalidDataException">As <see cref="Picture.Read(string, PictureOptions?)"/> says.</exception>
    public static Picture Decode(byte[] file, string name, PictureOptions options)
    {
        var source = new PictureSource(file, name, options.MostPixels);
        if (file.AsSpan().StartsWith(PngDecoder.Signature))
            return new PngDecoder(source).Decode().ToPicture(options);
        if (file.AsSpan().StartsWith("GIF87a"u8) || file.AsSpan().StartsWith("GIF89a"u8))
            return new GifDecoder(source).Decode().ToPicture(options);
        if (file.AsSpan().StartsWith(JpegSegments.Signature))
        {
            JpegSegments segments = JpegSegments.Read(source);
            Picture picture = ByStb(source, segments.Height, segments.Width).ToPicture(options);
            return options.HeedsOrientation ? Orientation.Upright(picture, segments.Orientation) : picture;
        }

        if (file.AsSpan().StartsWith("BM"u8))
        {
            BmpHeader header = BmpHeader.Read(source);
            return ByStb(source, header.Height, header.Width).ToPicture(options);
        }

        throw source.Error(file.Length == 0
            ? "it is empty; expected a PNG, JPEG, BMP or GIF file"
            : $"it begins with {Hexadecimal(file)}; expected a PNG, JPEG, BMP or GIF file");
    }

    /// <summary>Decodes what a reader of ours found whole: the extents are known, and every byte that they need is there.</summary>
    private static DecodedPixels ByStb(PictureSource source, int height, int width)
    {
        ImageResult result;
        try
        {
            result = ImageResult.FromMemory(source.File);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw source.Error($"the pixels cannot be decoded ({exception.Message}); expected a file without damage", exception);
        }

        if (result.Height != height || result.Width != width)
            throw source.Error($"{result.Height} x {result.Width} pixels were decoded; expected the {height} x {width} of its header");
        return new DecodedPixels(result.Data, height, width, (int)result.Comp);
    }

    private static string Hexadecimal(byte[] file) =>
        string.Join(' ', file.Take(Shown).Select(value => value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
}
