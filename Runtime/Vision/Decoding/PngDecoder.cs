using System.Buffers.Binary;
using System.IO.Compression;

namespace Unroll.Vision.Decoding;

/// <summary>
/// Decodes a PNG file: "Portable Network Graphics (PNG) Specification", third edition, W3C. Every chunk's sum is checked. Of 16 bits the
/// high 8 are taken. Only as much is unpacked as the header tells, however much a file holds.
/// </summary>
internal sealed class PngDecoder(PictureSource source)
{
    private const int LengthAndType = 8, SumBytes = 4;

    // A byte of Deflate (RFC 1951) stands for at most 258 · 4 bytes: copies of the greatest length, two bits each.
    private const long MostUnpacked = 1032;

    private readonly MemoryStream _packed = new();
    private byte[] _palette = [], _transparency = [];
    private PngHeader _header;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Gray, or red, green and blue, each perhaps with alpha.</summary>
    /// <exception cref="InvalidDataException">The file is cut off or damaged.</exception>
    public DecodedPixels Decode()
    {
        ReadChunks();
        if (_packed.Length == 0)
            throw source.Error("it has no pixels; expected a chunk IDAT");
        if (_header.Color == PngColor.Palette && (_palette.Length == 0 || _palette.Length % 3 != 0))
            throw source.Error($"its palette has {_palette.Length} bytes; expected three a color");

        if (_packed.Length * MostUnpacked < (long)_header.RowBytes(_header.Width) * _header.Height)
            throw source.Error($"its {_packed.Length} bytes of pixels are too few for {_header.Height} x {_header.Width} pixels");

        var samples = new PngSamples(_header, _palette, _transparency);
        byte[] pixels = new byte[_header.Height * _header.Width * samples.Components];
        _packed.Position = 0;
        using var rows = new ZLibStream(_packed, CompressionMode.Decompress);
        foreach (PngPass pass in _header.IsInterlaced ? PngPass.Interlaced : PngPass.Whole)
            ReadPass(rows, pass, samples, pixels);
        return new DecodedPixels(pixels, _header.Height, _header.Width, samples.Components);
    }

    private void ReadChunks()
    {
        const string What = "a chunk of a PNG file";
        for (long position = Signature.Length; ;)
        {
            ReadOnlySpan<byte> beginning = source.Bytes(position, LengthAndType, What);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(beginning);
            ReadOnlySpan<byte> type = beginning[4..];
            ReadOnlySpan<byte> content = source.Bytes(position + LengthAndType, length, What);
            ReadOnlySpan<byte> sum = source.Bytes(position + LengthAndType + length, SumBytes, What);
            if (Crc32.Of(source.Bytes(position + 4, 4 + length, What)) != BinaryPrimitives.ReadUInt32BigEndian(sum))
                throw source.Error($"the chunk at byte {position} is damaged: its bytes do not make its sum");
            if (position == Signature.Length != type.SequenceEqual("IHDR"u8))
                throw source.Error($"the chunk at byte {position} is misplaced; expected the header, IHDR, first and once");

            if (type.SequenceEqual("IEND"u8))
                return;
            if (type.SequenceEqual("IHDR"u8))
                _header = PngHeader.Read(source, content);
            else if (type.SequenceEqual("PLTE"u8))
                _palette = content.ToArray();
            else if (type.SequenceEqual("tRNS"u8))
                _transparency = content.ToArray();
            else if (type.SequenceEqual("IDAT"u8))
                _packed.Write(content);
            // The bit of the first letter's case tells whether a file can be read without the chunk.
            else if ((type[0] & 0x20) == 0)
                throw source.Error($"the chunk at byte {position} is of a kind that is not read, but needed; expected those of PNG");
            position += LengthAndType + length + SumBytes;
        }
    }

    private void ReadPass(Stream rows, PngPass pass, PngSamples samples, byte[] pixels)
    {
        (int passHeight, int passWidth) = (pass.Rows(_header.Height), pass.Columns(_header.Width));
        if (passHeight == 0 || passWidth == 0)
            return;

        byte[] row = new byte[1 + _header.RowBytes(passWidth)], above = new byte[row.Length];
        for (int y = 0; y < passHeight; y++, (row, above) = (above, row))
        {
            int from = pass.FirstRow + (y * pass.RowStep);
            Unpack(rows, row, from);
            if (!PngFilters.Undo(row[0], row.AsSpan(1), above.AsSpan(1), _header.PixelBytes))
                throw source.Error($"row {from} has the filter {row[0]}; expected 0 to 4");

            int to = ((from * _header.Width) + pass.FirstColumn) * samples.Components;
            if (!samples.Expand(row.AsSpan(1), passWidth, pixels.AsSpan(to), pass.ColumnStep * samples.Components))
                throw source.Error($"row {from} has a color that the palette of {_palette.Length / 3} colors lacks");
        }
    }

    private void Unpack(Stream rows, byte[] row, int number)
    {
        try
        {
            rows.ReadExactly(row);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw source.Error($"its pixels are damaged or end early, at row {number} of {_header.Height}", exception);
        }
    }
}
