using Unroll.Vision.Decoding;

namespace Unroll.Vision;

public sealed partial class Picture
{
    /// <summary>Reads a PNG, JPEG, BMP or GIF file, of a GIF file the first frame. The first bytes tell which it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How the file becomes a picture; null for the defaults: three channels, alpha dropped, turned as Exif
    /// says.</param>
    /// <exception cref="IOException">It is no plain file, does not exist or cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is none of these files, is damaged or cut off, has more bytes or pixels than the options
    /// allow, or is of a kind that is not read: JPEG of 12 bits, arithmetic coding or without loss, and BMP with compression.</exception>
    public static Picture Read(string path, PictureOptions? options = null)
    {
        using FileStream file = FileKind.OpenToRead(path, bufferSize: 0, FileOptions.SequentialScan);
        return Read(file, path, options ?? PictureOptions.Default);
    }

    /// <summary>Reads a picture from a stream, which is read from its position to its end and left open.</summary>
    /// <param name="stream">The stream; it need not be able to seek.</param>
    /// <param name="options">How the file becomes a picture; null for the defaults.</param>
    /// <exception cref="InvalidDataException">As for a file.</exception>
    public static Picture Read(Stream stream, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(stream, "The stream", options ?? PictureOptions.Default);
    }

    /// <summary>Reads a picture from the bytes of a file.</summary>
    /// <param name="file">The bytes of the whole file.</param>
    /// <param name="options">How the file becomes a picture; null for the defaults.</param>
    /// <exception cref="InvalidDataException">As for a file.</exception>
    public static Picture Decode(ReadOnlySpan<byte> file, PictureOptions? options = null)
    {
        options ??= PictureOptions.Default;
        if (file.Length > options.MostBytes)
            throw TooLong("The data", options);
        return PictureDecoder.Decode(file.ToArray(), "The data", options);
    }

    private static Picture Read(Stream stream, string name, PictureOptions options)
    {
        // A file is as long as it says, unless it grows meanwhile: then its bytes are read once and never copied.
        long expected = stream.CanSeek ? stream.Length - stream.Position : 0;
        using var content = new MemoryStream((int)Math.Clamp(expected, 0, options.MostBytes));
        byte[] block = new byte[1 << 16];
        for (int read; (read = stream.Read(block)) > 0;)
        {
            if (content.Length + read > options.MostBytes)
                throw TooLong(name, options);
            content.Write(block, 0, read);
        }

        byte[] bytes = content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
        return PictureDecoder.Decode(bytes, name, options);
    }

    private static InvalidDataException TooLong(string name, PictureOptions options) => new(
        $"{name}: there are more bytes than {options.MostBytes}; "
        + $"expected at most {nameof(PictureOptions)}.{nameof(PictureOptions.MostBytes)}.");
}
