using System.Buffers.Binary;

namespace Unroll.Vision.Decoding;

/// <summary>
/// The orientation in a JPEG file's segment APP1: Exif 2.32, section 4.6.4.A, tag 274, in the first directory of a TIFF file, 6.0,
/// section 2.
/// </summary>
internal static class ExifOrientation
{
    private const int Tag = 0x0112, Short = 3, EntryBytes = 12;

    /// <summary>The orientation, 1 to 8; null where none is told or the directory is damaged, since the pixels may be right all the
    /// same.</summary>
    /// <param name="segment">The content of the segment.</param>
    public static int? Find(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8))
            return null;
        ReadOnlySpan<byte> tiff = segment[6..];
        bool little = tiff.StartsWith("II*\0"u8);
        if (!little && !tiff.StartsWith("MM\0*"u8))
            return null;

        long directory = Number(tiff, 4, 4, little);
        long entries = Number(tiff, directory, 2, little);
        for (long entry = 0; entry < entries; entry++)
        {
            long at = directory + 2 + (entry * EntryBytes);
            if (Number(tiff, at, 2, little) == Tag && Number(tiff, at + 2, 2, little) == Short && Number(tiff, at + 4, 4, little) == 1)
                return Number(tiff, at + 8, 2, little) is >= 1 and <= 8 and long orientation ? (int)orientation : null;
        }

        return null;
    }

    /// <summary>A number of 2 or 4 bytes; -1 beyond the end.</summary>
    private static long Number(ReadOnlySpan<byte> tiff, long offset, int bytes, bool little)
    {
        if (offset < 0 || offset + bytes > tiff.Length)
            return -1;
        ReadOnlySpan<byte> at = tiff.Slice((int)offset, bytes);
        return (bytes, little) switch
        {
            (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(at),
            (2, false) => BinaryPrimitives.ReadUInt16BigEndian(at),
            (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(at),
            (_, false) => BinaryPrimitives.ReadUInt32BigEndian(at),
        };
    }
}
