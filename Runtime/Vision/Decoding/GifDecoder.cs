namespace Unroll.Vision.Decoding;

/// <summary>Decodes the first frame of a GIF file: "Graphics Interchange Format, Version 89a", CompuServe 1990.</summary>
internal sealed class GifDecoder(PictureSource source)
{
    private const int Extension = 0x21, ImageDescriptor = 0x2C, GraphicControl = 0xF9;
    private const int ScreenBytes = 13, DescriptorBytes = 9;
    private const byte Opaque = 255;

    private int _position = ScreenBytes;
    private int? _transparent;

    /// <summary>Red, green, blue and alpha of the whole screen: what the frame does not cover has alpha 0.</summary>
    /// <exception cref="InvalidDataException">The file is cut off or damaged.</exception>
    public DecodedPixels Decode()
    {
        ReadOnlySpan<byte> screen = source.Bytes(0, ScreenBytes, "the screen of a GIF file");
        int width = screen[6] | (screen[7] << 8), height = screen[8] | (screen[9] << 8);
        source.CheckExtents(height, width);
        ReadOnlySpan<byte> colors = Colors(screen[10]);

        int kind;
        while ((kind = source.Byte(_position++, "a frame")) != ImageDescriptor)
        {
            if (kind != Extension)
                throw source.Error($"byte {_position - 1} is {kind:X2}; expected a frame (2C) or an extension (21)");
            ReadExtension();
        }

        ReadOnlySpan<byte> frame = source.Bytes(_position, DescriptorBytes, "the descriptor of a frame");
        _position += DescriptorBytes;
        int left = frame[0] | (frame[1] << 8), top = frame[2] | (frame[3] << 8);
        int frameWidth = frame[4] | (frame[5] << 8), frameHeight = frame[6] | (frame[7] << 8);
        if (frameWidth == 0 || frameHeight == 0 || left + frameWidth > width || top + frameHeight > height)
            throw source.Error($"its frame, {frameHeight} x {frameWidth} at {top}, {left}, does not lie within {height} x {width} pixels");
        if ((frame[8] & 0x80) != 0)
            colors = Colors(frame[8]);
        if (colors.IsEmpty)
            throw source.Error("it has no table of colors; expected one of the file or of the frame");

        bool isInterlaced = (frame[8] & 0x40) != 0;
        byte[] indices = Indices(frameHeight * frameWidth);
        byte[] pixels = new byte[height * width * 4];
        // As Pillow: the color of what is not covered is the transparent one, or the first.
        for (int pixel = 0; pixel < height * width; pixel++)
            Color(colors, _transparent ?? 0).CopyTo(pixels.AsSpan(pixel * 4));
        for (int row = 0; row < frameHeight; row++)
        {
            int to = ((top + (isInterlaced ? Interlaced(row, frameHeight) : row)) * width) + left;
            for (int column = 0; column < frameWidth; column++)
            {
                int index = indices[(row * frameWidth) + column];
                Span<byte> pixel = pixels.AsSpan((to + column) * 4, 4);
                Color(colors, index).CopyTo(pixel);
                pixel[3] = index == _transparent ? (byte)0 : Opaque;
            }
        }

        return new DecodedPixels(pixels, height, width, 4);
    }

    private static ReadOnlySpan<byte> Color(ReadOnlySpan<byte> colors, int index) =>
        3 * index < colors.Length ? colors.Slice(3 * index, 3) : [0, 0, 0];

    /// <summary>The row that the file has at some place: every eighth, those between, then every fourth and every second.</summary>
    private static int Interlaced(int row, int height)
    {
        foreach ((int first, int step) in new[] { (0, 8), (4, 8), (2, 4), (1, 2) })
        {
            int rows = Math.Max(0, (height - first + step - 1) / step);
            if (row < rows)
                return first + (row * step);
            row -= rows;
        }

        throw new ArgumentOutOfRangeException(nameof(row));
    }

    private ReadOnlySpan<byte> Colors(int flags)
    {
        if ((flags & 0x80) == 0)
            return [];
        int length = 3 << ((flags & 7) + 1);
        _position += length;
        return source.Bytes(_position - length, length, "a table of colors");
    }

    private void ReadExtension()
    {
        int label = source.Byte(_position++, "the label of an extension");
        for (int length; (length = source.Byte(_position++, "an extension")) > 0; _position += length)
        {
            ReadOnlySpan<byte> block = source.Bytes(_position, length, "an extension");
            if (label == GraphicControl && length >= 4)
                _transparent = (block[0] & 1) != 0 ? block[3] : null;
        }
    }

    private byte[] Indices(int count)
    {
        int bits = source.Byte(_position++, "the size of codes");
        if (bits is < 1 or > 8)
            throw source.Error($"its codes begin with {bits} bits; expected 1 to 8");
        using var codes = new MemoryStream();
        for (int length; (length = source.Byte(_position++, "the pixels")) > 0; _position += length)
            codes.Write(source.Bytes(_position, length, "the pixels"));

        if (codes.Length * LempelZivWelch.MostValuesOfByte < count)
            throw source.Error($"its {codes.Length} bytes of codes are too few for {count} pixels");
        byte[] indices = new byte[count];
        int decoded = LempelZivWelch.Decode(codes.GetBuffer().AsSpan(0, (int)codes.Length), bits, indices);
        return decoded == count
            ? indices
            : throw source.Error($"the frame is damaged or ends early: it has {decoded} pixels; expected {count}");
    }
}
