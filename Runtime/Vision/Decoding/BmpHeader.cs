namespace Unroll.Vision.Decoding;

/// <summary>The extents of a BMP file, once it is known to be of a kind that is read, and whole.</summary>
internal readonly record struct BmpHeader(int Height, int Width)
{
    private const int FileHeaderBytes = 14, CoreHeaderBytes = 12;
    private const int Plain = 0, BitFields = 3;

    /// <summary>Reads the header.</summary>
    /// <exception cref="InvalidDataException">The file is cut off, compressed, or has another number of bits a pixel.</exception>
    public static BmpHeader Read(PictureSource source)
    {
        const string What = "the header of a BMP file";
        long pixels = (uint)source.LittleEndian32(10, What);
        int headerBytes = source.LittleEndian32(FileHeaderBytes, What);
        if (headerBytes is not (CoreHeaderBytes or 40 or 52 or 56 or 108 or 124))
            throw source.Error($"its header has {headerBytes} bytes; expected 12, 40, 52, 56, 108 or 124");

        bool isCore = headerBytes == CoreHeaderBytes;
        long width = isCore ? source.LittleEndian16(18, What) : source.LittleEndian32(18, What);
        // A picture of negative height begins with the row at the top.
        long height = isCore ? source.LittleEndian16(20, What) : Math.Abs((long)source.LittleEndian32(22, What));
        int bits = source.LittleEndian16(isCore ? 24 : 28, What);
        int compression = isCore ? Plain : source.LittleEndian32(30, What);
        if (compression is not (Plain or BitFields))
            throw source.Error($"it is a BMP file with compression {compression}; expected one without (0), or with masks of bits (3)");
        if (bits is not (1 or 4 or 8 or 16 or 24 or 32))
            throw source.Error($"it is a BMP file of {bits} bits a pixel; expected 1, 4, 8, 16, 24 or 32");

        source.CheckExtents(height, width);
        long rowBytes = ((width * bits) + 31) / 32 * 4;
        source.Bytes(pixels, height * rowBytes, "the rows of pixels");
        return new BmpHeader((int)height, (int)width);
    }
}
