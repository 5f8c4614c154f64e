namespace Unroll.Vision.Decoding;

/// <summary>What stands in a file: bytes [height, width, components], where two components are gray and alpha, and four are red, green,
/// blue and alpha.</summary>
internal readonly record struct DecodedPixels(byte[] Bytes, int Height, int Width, int Components)
{
    private bool HasAlpha => Components is 2 or 4;

    private bool IsGray => Components <= 2;

    /// <summary>The picture of one or three channels that they are.</summary>
    public Picture ToPicture(PictureOptions options)
    {
        var picture = new Picture(Height, Width, options.Channels);
        Span<byte> to = picture.Pixels;
        bool overWhite = HasAlpha && options.Alpha == AlphaHandling.OverWhite;
        for (int from = 0, next = 0; from < Bytes.Length; from += Components, next += options.Channels)
        {
            byte red = Bytes[from], green = Bytes[IsGray ? from : from + 1], blue = Bytes[IsGray ? from : from + 2];
            if (overWhite)
            {
                byte alpha = Bytes[from + Components - 1];
                (red, green, blue) = (OverWhite(red, alpha), OverWhite(green, alpha), OverWhite(blue, alpha));
            }

            if (options.Channels == 1)
                to[next] = Gray(red, green, blue);
            else
                (to[next], to[next + 1], to[next + 2]) = (red, green, blue);
        }

        return picture;
    }

    // ITU-R BT.601 in 16 bits, as Pillow's convert("L"); of three equal values exactly that value.
    private static byte Gray(byte red, byte green, byte blue) => (byte)(((red * 19595) + (green * 38470) + (blue * 7471) + 0x8000) >> 16);

    private static byte OverWhite(byte value, byte alpha) => (byte)(((value * alpha) + (255 * (255 - alpha)) + 127) / 255);
}
