using System.Buffers.Binary;
using System.Text;
using Unroll.Vision.Faces;

namespace Unroll.Vision;

/// <content>Reads what was saved.</content>
public sealed partial class FaceDatabase
{
    /// <summary>Reads a database that <see cref="Save"/> wrote. Counts and lengths are checked before memory is taken, and a checksum
    /// behind.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no database of faces, of another version, cut off or damaged; the message names
    /// file and place.</exception>
    /// <exception cref="IOException">It is no plain file, does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    /// <exception cref="OutOfMemoryException">There is not enough memory.</exception>
    public static FaceDatabase Load(string path)
    {
        using FileStream file = FileKind.OpenToRead(path, bufferSize: 1 << 16, FileOptions.SequentialScan);
        var reader = new Reader(path, file);
        return reader.Read();
    }

    private sealed class Reader(string path, FileStream file)
    {
        private readonly XxHash64 _hash = new();
        private readonly long _length = file.Length;
        private long _offset;

        public FaceDatabase Read()
        {
            FaceFileHeader header = FaceFileHeader.Read(path, Bytes((int)Math.Min(FaceFileHeader.Size, _length)), _length);
            var database = new FaceDatabase(header.Length, header.Threshold);
            ReadNames(database, header);
            int[] people = ReadPeople(header);
            database.Reserve(header.Pictures);
            byte[] row = new byte[sizeof(float) * header.Length];
            float[] numbers = new float[header.Length];
            foreach (int person in people)
            {
                Fill(row);
                for (int i = 0; i < numbers.Length; i++)
                    numbers[i] = BinaryPrimitives.ReadSingleLittleEndian(row.AsSpan(sizeof(float) * i));
                if (Magnitude.FirstNonFinite(numbers) is >= 0 and var place)
                    throw Damaged(_offset - row.Length + (sizeof(float) * place), $"a descriptor has the number {numbers[place]}");
                database.Add(person, numbers);
            }

            ulong hash = _hash.Value;
            if (BinaryPrimitives.ReadUInt64LittleEndian(Bytes(FaceFileHeader.ChecksumSize)) != hash)
                throw Damaged(_offset - FaceFileHeader.ChecksumSize, "the checksum does not fit the content");
            return database;
        }

        private void ReadNames(FaceDatabase database, FaceFileHeader header)
        {
            long end = _offset + header.NameBytes;
            for (int person = 0; person < header.People; person++)
            {
                int length = Integer();
                if (length < 1 || length > end - _offset)
                    throw Damaged(_offset - sizeof(int), $"a name has {length} bytes");
                try
                {
                    string name = Utf8.GetString(Bytes(length));
                    if (database.PlaceOf(name) != person)
                        throw Damaged(_offset - length, $"the name '{Printable.Of(name)}' stands twice");
                }
                catch (DecoderFallbackException exception)
                {
                    throw Damaged(_offset - length, "a name is no UTF-8", exception);
                }
            }

            if (_offset != end)
                throw Damaged(_offset, $"the names end here and not at {end}");
        }

        private int[] ReadPeople(FaceFileHeader header)
        {
            int[] people = new int[header.Pictures];
            bool[] has = new bool[header.People];
            for (int picture = 0; picture < people.Length; picture++)
            {
                int person = people[picture] = Integer();
                if ((uint)person >= (uint)header.People)
                    throw Damaged(_offset - sizeof(int), $"a picture is of person {person} of {header.People}");
                has[person] = true;
            }

            return Array.IndexOf(has, false) is >= 0 and var nobody
                ? throw Damaged(_offset, $"person {nobody} has no picture")
                : people;
        }

        private int Integer()
        {
            Span<byte> bytes = stackalloc byte[sizeof(int)];
            Fill(bytes);
            return BinaryPrimitives.ReadInt32LittleEndian(bytes);
        }

        private byte[] Bytes(int count)
        {
            byte[] bytes = new byte[count];
            Fill(bytes);
            return bytes;
        }

        private void Fill(Span<byte> bytes)
        {
            if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                throw Damaged(_offset, "it ends here");   // it became shorter while it was read
            _hash.Add(bytes);
            _offset += bytes.Length;
        }

        private InvalidDataException Damaged(long offset, string problem, Exception? inner = null) =>
            DataFile.Error(path, packed: false, offset, $"the file is damaged: {problem}.", inner);
    }
}
