namespace Unroll.Vision.Tests.Faces;

/// <summary>Who a face is: the nearest of those that are known, or nobody.</summary>
public sealed class FaceDatabaseTests
{
    [Theory]
    [InlineData(128)]
    [InlineData(8)]
    [InlineData(7)]
    [InlineData(1)]
    [InlineData(131)]
    public void The_nearest_is_that_of_a_search_pair_by_pair(int length)
    {
        var random = new Random(length);
        var database = new FaceDatabase(length, threshold: 1);
        var pictures = new List<float[]>();
        for (int count = 1; count <= 40; count++)
        {
            pictures.Add(Descriptor(random, length));
            database.Enroll($"person {count % 7}", pictures[^1]);
            for (int trial = 0; trial < 5; trial++)
            {
                float[] face = Descriptor(random, length);
                float[] distances = [.. pictures.Select(picture => FaceVerifier.Distance(face, picture))];
                int nearest = Array.IndexOf(distances, distances.Min());

                FaceMatch match = database.Recognize(face);

                string name = $"person {(nearest + 1) % 7}";
                Assert.Equal(new FaceMatch(distances[nearest] < 1 ? name : null, distances[nearest], name, nearest), match);
                Assert.Equal(name, database.NameOf(match.Picture));
                Assert.Equal(pictures[nearest], database.Descriptor(match.Picture).ToArray());
            }
        }

        Assert.Equal((40, 7), (database.Count, database.Names.Count));
    }

    [Fact]
    public void Only_what_is_strictly_nearer_than_the_threshold_is_somebody()
    {
        var database = new FaceDatabase(2, threshold: .5f);
        Assert.Equal(new FaceMatch(null, float.PositiveInfinity, null, -1), database.Recognize([0, 0]));
        database.Enroll("Ada", [0, 0]);

        Assert.Equal(new FaceMatch(null, .5f, "Ada", 0), database.Recognize([.5f, 0]));
        Assert.Equal("Ada", database.Recognize([MathF.BitDecrement(.5f), 0]).Name);
        database.Threshold = .6f;
        Assert.Equal("Ada", database.Recognize([.5f, 0]).Name);
        Assert.Equal(.6f, new FaceDatabase().Threshold);
    }

    [Fact]
    public void The_nearest_of_several_pictures_counts_and_the_first_of_equals()
    {
        var database = new FaceDatabase(1, threshold: 10);
        database.Enroll("Ada", [0, 4, 8]);
        database.Enroll("Bob", [6]);
        database.Enroll("Ada", [6]);

        Assert.Equal((5, 2), (database.Count, database.Names.Count));
        Assert.Equal(("Ada", 1), (database.Recognize([4.5f]).Name, database.Recognize([4.5f]).Picture));
        Assert.Equal(("Ada", 1), (database.Recognize([5]).Name, database.Recognize([5]).Picture));
        Assert.Equal(("Bob", 3), (database.Recognize([6]).Name, database.Recognize([6]).Picture));
    }

    [Fact]
    public void Who_is_removed_is_forgotten()
    {
        var database = new FaceDatabase(1, threshold: .1f);
        string[] names = ["Ada", "Bob", "Eve"];
        for (int i = 0; i < 30; i++)
            database.Enroll(names[i % 3], [i]);

        Assert.Equal(10, database.Remove("Bob"));
        Assert.Equal(0, database.Remove("Bob"));

        Assert.Equal(["Ada", "Eve"], database.Names);
        Assert.Equal(20, database.Count);
        for (int i = 0; i < 30; i++)
            Assert.Equal(i % 3 == 1 ? null : names[i % 3], database.Recognize([i]).Name);
        database.Enroll("Bob", [1]);
        Assert.Equal("Bob", database.Recognize([1]).Name);
        Assert.Equal(10, database.Remove("Ada"));
        Assert.Equal(["Eve", "Bob"], database.Names);
        Assert.Equal(("Eve", "Bob"), (database.Recognize([2]).Name, database.Recognize([1]).Name));
        Assert.Equal(10 + 1, database.Remove("Eve") + database.Remove("Bob"));
        Assert.Equal(-1, database.Recognize([2]).Picture);
    }

    [Fact]
    public void What_is_no_descriptor_is_refused_and_changes_nothing()
    {
        var database = new FaceDatabase(3);
        database.Enroll("Ada", [1, 2, 3]);

        Assert.Contains("4 numbers; expected 3, or a multiple", Refused(() => database.Enroll("Bob", [1, 2, 3, 4])));
        Assert.Contains("There are 0 numbers", Refused(() => database.Enroll("Bob", [])));
        Assert.Contains("Number 4 is NaN", Refused(() => database.Enroll("Bob", [1, 2, 3, 4, float.NaN, 6])));
        Assert.Contains("half of a surrogate pair", Refused(() => database.Enroll("\ud800", [1, 2, 3])));
        Assert.Throws<ArgumentException>(() => database.Enroll("", [1, 2, 3]));
        Assert.Throws<ArgumentNullException>(() => database.Enroll(null!, [1, 2, 3]));
        Assert.Contains("The face has 2 numbers; expected 3", Refused(() => database.Recognize([1, 2])));
        Assert.Contains("Number 1 is", Refused(() => database.Recognize([1, float.PositiveInfinity, 2])));
        Assert.Throws<ArgumentOutOfRangeException>(() => database.Descriptor(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => database.NameOf(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => database.Threshold = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaceDatabase(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaceDatabase(3, float.NaN));
        Assert.Equal(["Ada"], database.Names);
        Assert.Equal(1, database.Count);

        static string Refused(Action action) => Assert.Throws<ArgumentException>(action).Message;
    }

    [Fact]
    public void Recognizing_allocates_nothing()
    {
        var database = new FaceDatabase();
        var random = new Random(1);
        for (int i = 0; i < 1003; i++)
            database.Enroll($"{i}", Descriptor(random, 128));
        float[] face = Descriptor(random, 128);
        database.Recognize(face);

        Assert.Equal(0, Allocation.Of(() => database.Recognize(face), 20));
    }

    [Fact]
    public async Task Several_threads_recognize_at_a_time()
    {
        var database = new FaceDatabase(16, threshold: 100);
        var random = new Random(2);
        float[][] faces = [.. Enumerable.Range(0, 500).Select(_ => Descriptor(random, 16))];
        for (int i = 0; i < faces.Length; i++)
            database.Enroll($"{i}", faces[i]);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < faces.Length; i++)
                Assert.Equal(new FaceMatch($"{i}", 0, $"{i}", i), database.Recognize(faces[i]));
        })));
    }

    private static float[] Descriptor(Random random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - .5))];
}
