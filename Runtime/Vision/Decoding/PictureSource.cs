using System.Buffers.Binary;

namespace Unroll.Vision.Decoding;

/// <summary>The bytes of a file, read with checks of where it ends.</summary>
/// <param name="file">The bytes.</param>
/// <param name="name">What messages call it.</param>
/// <param name="mostPixels">The most pixels that it may have.</param>
internal sealed class PictureSource(byte[] file, string name, long mostPixels)
{
    /// <summary>All bytes.</summary>
    public byte[] File => file;

    /// <summary>Some bytes.</summary>
    /// <param name="offset">Where they begin.</param>
    /// <param name="length">How many they are.</param>
    /// <param name="what">What they are, in messages.</param>
    /// <exception cref="InvalidDataException">The file ends before them.</exception>
    public ReadOnlySpan<byte> Bytes(long offset, long length, string what) => offset + length <= file.Length
        ? file.AsSpan((int)offset, (int)length)
        : throw Error($"it is cut off: it has {file.Length} bytes; expected {what} at bytes {offset} to {offset + length - 1}");

    /// <summary>One byte.</summary>
    public byte Byte(long offset, string what) => Bytes(offset, 1, what)[0];

    /// <summary>A number of 16 bits, the high byte first.</summary>
    public int BigEndian16(long offset, string what) => BinaryPrimitives.ReadUInt16BigEndian(Bytes(offset, 2, what));

    /// <summary>A number of 16 bits, the low byte first.</summary>
    public int LittleEndian16(long offset, string what) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(offset, 2, what));

    /// <summary>A number of 32 bits, the low byte first.</summary>
    public int LittleEndian32(long offset, string what) => BinaryPrimitives.ReadInt32LittleEndian(Bytes(offset, 4, what));

    /// <summary>Checks the extents that a header tells, before memory is taken for them.</summary>
    /// <exception cref="InvalidDataException">They are not positive, or make more pixels than allowed.</exception>
    public void CheckExtents(long height, long width)
    {
        if (height <= 0 || width <= 0)
            throw Error($"its header tells {height} x {width} pixels; expected positive numbers");
        if (height * width > Math.Min(mostPixels, Array.MaxLength / 4))
        {
            throw Error(
                $"its header tells {height} x {width} pixels; expected at most {Math.Min(mostPixels, Array.MaxLength / 4)} "
                + $"({nameof(PictureOptions)}.{nameof(PictureOptions.MostPixels)})");
        }
    }

    /// <summary>The error for a file that is not what it should be.</summary>
    /// <param name="problem">What came and what was expected, without a full stop.</param>
    /// <param name="inner">The error that led to this one.</param>
    public InvalidDataException Error(string problem, Exception? inner = null) => new($"{name}: {problem}.", inner);
}
