using System.Buffers.Binary;

namespace Unroll.Vision.Faces;

/// <summary>The beginning of a file of faces, from which its length follows.</summary>
/// <param name="Length">The numbers of a descriptor.</param>
/// <param name="Threshold">The threshold.</param>
/// <param name="People">The people.</param>
/// <param name="Pictures">The pictures.</param>
/// <param name="NameBytes">The bytes of all names, with their lengths.</param>
internal readonly record struct FaceFileHeader(int Length, float Threshold, int People, int Pictures, long NameBytes)
{
    /// <summary>Bytes of it.</summary>
    public const int Size = 36;

    /// <summary>Bytes of the checksum at the end.</summary>
    public const int ChecksumSize = sizeof(ulong);

    private const int Version = 1;

    /// <summary>The bytes of the whole file.</summary>
    private decimal FileLength =>
        Size + (decimal)NameBytes + ((decimal)Pictures * sizeof(int)) + ((decimal)Pictures * Length * sizeof(float)) + ChecksumSize;

    private static ReadOnlySpan<byte> Magic => "UNRLFACE"u8;

    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Size];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), Length);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(16), Threshold);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(20), People);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), Pictures);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(28), NameBytes);
        return bytes;
    }

    /// <summary>Reads it, and checks it against the length of the file, before anything is allocated by what it says.</summary>
    /// <exception cref="InvalidDataException">It is none, of another version, or the file is longer or shorter.</exception>
    public static FaceFileHeader Read(string path, ReadOnlySpan<byte> bytes, long fileLength)
    {
        if (bytes.Length < Size || !bytes[..Magic.Length].SequenceEqual(Magic))
        {
            throw DataFile.Error(
                path, packed: false, 0, $"this is no database of faces, which begins with \"UNRLFACE\" and has at least {Size} bytes.");
        }

        if (BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]) is var version && version != Version)
            throw DataFile.Error(path, packed: false, 8, $"a database of faces of version {version}; expected version {Version}.");
        var header = new FaceFileHeader(
            BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]),
            BinaryPrimitives.ReadSingleLittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[20..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[28..]));
        bool isPossible = header.Length > 0 && header.Threshold > 0 && float.IsFinite(header.Threshold)
            && header.People >= 0 && header.Pictures >= header.People && header.NameBytes >= 5L * header.People;
        if (!isPossible)
            throw DataFile.Error(path, packed: false, 12, $"the file is damaged: no database has {header}.");
        return header.FileLength == fileLength
            ? header
            : throw DataFile.Error(
                path, packed: false, fileLength,
                $"the file has {fileLength} bytes; expected {header.FileLength} for {header.Pictures} pictures of {header.Length} numbers. "
                + "It is cut off or damaged.");
    }
}
