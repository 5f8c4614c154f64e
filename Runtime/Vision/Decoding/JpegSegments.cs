namespace Unroll.Vision.Decoding;

/// <summary>
/// What the segments of a JPEG file tell, ITU-T T.81, annex B: the extents and the orientation. All of them are walked to the end of the
/// picture, so that a file that is cut off is found before it is decoded.
/// </summary>
internal readonly record struct JpegSegments(int Height, int Width, int Orientation)
{
    private const int EndOfImage = 0xD9, StartOfScan = 0xDA, Application1 = 0xE1, Temporary = 0x01;

    // A block of 64 pixels takes at least one bit.
    private const long MostPixelsOfByte = 8 * 64;

    public static ReadOnlySpan<byte> Signature => [0xFF, 0xD8, 0xFF];

    /// <summary>Reads the segments.</summary>
    /// <exception cref="InvalidDataException">The file is cut off, or has a frame that is not read.</exception>
    public static JpegSegments Read(PictureSource source)
    {
        int height = 0, width = 0, orientation = 1;
        bool hasScan = false;
        for (long position = 2; ;)
        {
            position = Marker(source, position, out int marker);
            if (marker == EndOfImage)
                break;
            if (IsAlone(marker))
                continue;

            int length = source.BigEndian16(position, "the length of a segment");
            if (length < 2)
                throw source.Error($"the segment at byte {position} has the length {length}; expected at least 2");
            ReadOnlySpan<byte> content = source.Bytes(position + 2, length - 2, "the content of a segment");
            if (IsFrame(marker))
            {
                if (height > 0)
                    throw source.Error("it has several frames; expected one");
                (height, width) = Frame(source, marker, content);
            }
            else if (marker == Application1)
            {
                orientation = ExifOrientation.Find(content) ?? orientation;
            }

            hasScan |= marker == StartOfScan;
            position += length;
        }

        if (height == 0 || !hasScan)
            throw source.Error("it ends without a frame and a scan; expected both");
        if ((long)height * width > source.File.Length * MostPixelsOfByte)
            throw source.Error($"its {source.File.Length} bytes are too few for {height} x {width} pixels");
        return new JpegSegments(height, width, orientation);
    }

    /// <summary>Goes to the next marker, over what a scan has coded: there an FF stands before 0 or is a restart.</summary>
    private static long Marker(PictureSource source, long position, out int marker)
    {
        while (true)
        {
            int found = position < source.File.Length ? source.File.AsSpan((int)position).IndexOf((byte)0xFF) : -1;
            if (found < 0)
                throw source.Error($"it is cut off: it has {source.File.Length} bytes; expected the marker FF D9 at its end");
            position += found + 1;
            marker = source.Byte(position, "a marker");
            if (marker is not (0 or 0xFF))
                return position + 1;
        }
    }

    private static (int Height, int Width) Frame(PictureSource source, int marker, ReadOnlySpan<byte> content)
    {
        // Baseline, extended and progressive; all by Huffman's codes.
        if (marker is not (0xC0 or 0xC1 or 0xC2))
        {
            throw source.Error(
                $"its frame has the marker FF {marker:X2}, without loss, hierarchical or with arithmetic coding; expected FF C0, C1 or C2");
        }

        if (content.Length < 6)
            throw source.Error($"its frame has {content.Length} bytes; expected at least 6");
        if (content[0] != 8)
            throw source.Error($"its samples have {content[0]} bits; expected 8");
        int height = (content[1] << 8) | content[2], width = (content[3] << 8) | content[4];
        source.CheckExtents(height, width);
        return (height, width);
    }

    private static bool IsAlone(int marker) => marker is Temporary or (>= 0xD0 and <= 0xD8);

    // C4, C8 and CC are tables and an extension.
    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
