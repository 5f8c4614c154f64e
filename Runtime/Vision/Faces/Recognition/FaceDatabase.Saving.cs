using System.Buffers.Binary;
using System.Text;
using Unroll.Vision.Faces;

namespace Unroll.Vision;

/// <content>The database as one file.</content>
public sealed partial class FaceDatabase
{
    // Refuses what is no Unicode, which would come back as another name.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Writes the database as one file: beside its place, then renamed, so that after whatever interruption there is the old one or the new
    /// one. The file has names and descriptors as they are; who may read it can recognize the people.
    /// </summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <remarks>Little-endian: 8 characters, version, length, threshold and counts; the names in UTF-8, each behind its length; of each
    /// picture its person; the descriptors; and the XXH64 of all before.</remarks>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be written; it is as it
    /// was.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public void Save(string path)
    {
        byte[][] names = [.. _names.Select(Utf8.GetBytes)];
        FileReplacement.Write(path, stream =>
        {
            var hash = new XxHash64();
            Write(stream, hash, new FaceFileHeader(
                Length, Threshold, names.Length, Count, names.Sum(name => (long)sizeof(int) + name.Length)).ToBytes());
            foreach (byte[] name in names)
            {
                Write(stream, hash, name.Length);
                Write(stream, hash, name);
            }

            foreach (int person in _people)
                Write(stream, hash, person);
            byte[] row = new byte[sizeof(float) * Length];
            for (int picture = 0; picture < Count; picture++)
            {
                ReadOnlySpan<float> numbers = _descriptors[picture];
                for (int i = 0; i < numbers.Length; i++)
                    BinaryPrimitives.WriteSingleLittleEndian(row.AsSpan(sizeof(float) * i), numbers[i]);
                Write(stream, hash, row);
            }

            Span<byte> checksum = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(checksum, hash.Value);
            stream.Write(checksum);
        });
    }

    private static void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        try
        {
            _ = Utf8.GetByteCount(name);
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException($"'{Printable.Of(name)}' is no Unicode: it has half of a surrogate pair.", nameof(name), exception);
        }
    }

    private static void Write(Stream stream, XxHash64 hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        Write(stream, hash, bytes);
    }

    private static void Write(Stream stream, XxHash64 hash, ReadOnlySpan<byte> bytes)
    {
        hash.Add(bytes);
        stream.Write(bytes);
    }
}
