using System.Buffers.Binary;

namespace Unroll.Vision.Tests.Faces;

/// <summary>The database as one file.</summary>
public sealed class FaceFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faces").FullName;

    private string File => Path.Combine(_folder, "known.faces");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(128, 25)]
    [InlineData(3, 2)]
    [InlineData(5, 0)]
    public void What_is_saved_comes_back(int length, int pictures)
    {
        FaceDatabase database = Drawn(length, pictures);
        database.Save(File);

        FaceDatabase loaded = FaceDatabase.Load(File);

        Assert.Equal((length, .7f, pictures), (loaded.Length, loaded.Threshold, loaded.Count));
        Assert.Equal(database.Names, loaded.Names);
        for (int i = 0; i < pictures; i++)
        {
            Assert.Equal(database.NameOf(i), loaded.NameOf(i));
            Assert.Equal(database.Descriptor(i).ToArray(), loaded.Descriptor(i).ToArray());
        }

        loaded.Enroll("someone else", new float[length]);
        Assert.Equal("someone else", loaded.Recognize(new float[length]).Name);
    }

    [Fact]
    public void Saving_replaces_the_file_as_a_whole_and_leaves_nothing_beside_it()
    {
        Drawn(4, 9).Save(File);
        Drawn(4, 3).Save(File);

        Assert.Equal(3, FaceDatabase.Load(File).Count);
        Assert.Equal([File], Directory.GetFileSystemEntries(_folder));
        Assert.Throws<DirectoryNotFoundException>(() => Drawn(4, 9).Save(Path.Combine(_folder, "none", "known.faces")));
        Assert.Throws<IOException>(() => Drawn(4, 9).Save(_folder));
        Assert.Throws<IOException>(() => FaceDatabase.Load(_folder));
        Assert.Throws<FileNotFoundException>(() => FaceDatabase.Load(File + "x"));
    }

    [Fact]
    public void Nobody_who_was_removed_is_in_the_file()
    {
        FaceDatabase database = Drawn(4, 9);
        database.Enroll("Ada Lovelace", [11, 12, 13, 14]);
        database.Remove("Ada Lovelace");
        database.Save(File);

        Assert.Equal(-1, System.IO.File.ReadAllBytes(File).AsSpan().IndexOf("Lovelace"u8));
        Assert.DoesNotContain("Ada Lovelace", FaceDatabase.Load(File).Names);
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused()
    {
        Drawn(2, 5).Save(File);
        byte[] whole = System.IO.File.ReadAllBytes(File);
        for (int length = 0; length < whole.Length; length++)
            Assert.StartsWith(File, Refused(whole[..length]));
        Assert.Contains("It is cut off or damaged", Refused(whole[..^1]));
        Assert.Contains("It is cut off or damaged", Refused([.. whole, 0]));
    }

    [Fact]
    public void A_file_with_any_other_byte_is_refused()
    {
        Drawn(2, 5).Save(File);
        byte[] whole = System.IO.File.ReadAllBytes(File);
        for (int place = 0; place < whole.Length; place++)
        {
            foreach (byte change in new byte[] { 1, 0x80, 0xFF })
            {
                byte[] changed = [.. whole];
                changed[place] ^= change;
                Assert.StartsWith(File, Refused(changed));
            }
        }
    }

    [Fact]
    public void The_message_says_what_is_wrong()
    {
        Drawn(2, 5).Save(File);
        byte[] whole = System.IO.File.ReadAllBytes(File);

        Assert.Contains("this is no database of faces", Refused([.. "some other file, which is long enough for a header"u8]));
        Assert.Contains("of version 2; expected version 1", Refused(With(8, 2)));
        Assert.Contains("no database has", Refused(With(12, 0)));
        Assert.Contains("for 2147483647 pictures of 2 numbers", Refused(With(24, int.MaxValue)));
        Assert.Contains("a name has -1 bytes", Refused(With(36, -1)));
        Assert.Contains("the checksum does not fit", Refused([.. whole[..^1], (byte)~whole[^1]]));

        byte[] With(int place, int number)
        {
            byte[] changed = [.. whole];
            BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(place), number);
            return changed;
        }
    }

    private string Refused(byte[] content)
    {
        System.IO.File.WriteAllBytes(File, content);
        return Assert.Throws<InvalidDataException>(() => FaceDatabase.Load(File)).Message;
    }

    private static FaceDatabase Drawn(int length, int pictures)
    {
        var database = new FaceDatabase(length, threshold: .7f);
        var random = new Random(length);
        string[] names = ["Ada", "Grace Hopper", "Ħarrÿ 王 🙂"];
        for (int i = 0; i < pictures; i++)
            database.Enroll(names[i % 3], [.. Enumerable.Range(0, length).Select(_ => (float)random.NextDouble() + 1)]);
        return database;
    }
}
