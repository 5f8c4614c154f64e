namespace Unroll.Vision.Tests.Folders;

/// <summary>Which files of a folder are pictures, and of which class.</summary>
public sealed class ListingTests
{
    private static readonly PictureFolderOptions _options = new(8, 8);

    [Fact]
    public void Classes_and_files_have_ordinal_order()
    {
        using var pictures = new TemporaryPictures();
        var picture = new Picture(4, 4);
        foreach (string name in new[] { "b/2.png", "b/10.png", "B/x.PNG", "a/z/1.png", "a/9.png", "a/Z/1.png" })
            pictures.Add(name, picture);
        pictures.Add("a/notes.txt", [1]);
        pictures.Add("a/.hidden.png", [1]);
        pictures.Add("beside.png", picture);
        pictures.Add(".cache/1.png", picture);

        var folder = new PictureFolder(pictures.Path, _options);
        Assert.Equal(["B", "a", "b"], folder.Classes);
        string[] names = [.. Enumerable.Range(0, folder.Count).Select(i => Path.GetRelativePath(pictures.Path, folder.Path(i)))];
        Assert.Equal(["B/x.PNG", "a/9.png", "a/Z/1.png", "a/z/1.png", "b/10.png", "b/2.png"], names);
        Assert.Equal([0, 1, 1, 1, 2, 2], Enumerable.Range(0, folder.Count).Select(i => folder.Label(i)));
        Assert.Equal(8 * 8 * 3, folder.InputLength());
        Assert.Throws<ArgumentOutOfRangeException>(() => folder.Path(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => folder.Label(0, 1));
    }

    [Fact]
    public void Errors_say_what_is_missing()
    {
        using var pictures = new TemporaryPictures();
        string missing = Path.Combine(pictures.Path, "none");
        Assert.Contains(missing, Assert.Throws<DirectoryNotFoundException>(() => new PictureFolder(missing, _options)).Message);
        string file = pictures.Add("file.png", new Picture(1, 1));
        Assert.Contains("is a file", Assert.Throws<DirectoryNotFoundException>(() => new PictureFolder(file, _options)).Message);
        Assert.Contains("no subfolder", Problem(pictures.Path));

        pictures.Add("full/1.png", new Picture(1, 1));
        Directory.CreateDirectory(pictures.Place("empty/inner/x"));
        Assert.Contains("empty' has no file; expected pictures named .jpg", Problem(pictures.Path));
        pictures.Add("empty/read.me", [1]);
        Assert.Contains("only others such as 'read.me'", Problem(pictures.Path));
    }

    [Fact]
    public void Links_are_followed_and_must_have_an_end()
    {
        using var pictures = new TemporaryPictures();
        using var elsewhere = new TemporaryPictures();
        pictures.Add("a/1.png", new Picture(1, 1));
        elsewhere.Add("2.png", new Picture(1, 1));
        Directory.CreateSymbolicLink(pictures.Place("linked"), elsewhere.Path);
        File.CreateSymbolicLink(pictures.Place("a/3.png"), Path.Combine(elsewhere.Path, "2.png"));
        var folder = new PictureFolder(pictures.Path, _options);
        Assert.Equal([0, 0, 1], Enumerable.Range(0, folder.Count).Select(i => folder.Label(i)));
        Assert.Equal(3, folder.ToDataSet().Count);

        Directory.CreateSymbolicLink(pictures.Place("a/again"), pictures.Path);
        Assert.Contains("which it lies in", Problem(pictures.Path));
    }

    [Fact]
    public void Options_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureFolderOptions(0, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureFolderOptions(8, 8) { Threads = 0 });
        using TemporaryPictures pictures = TemporaryPictures.DarkAndLight(2);
        Assert.Contains("ShorterSide is 7", Refusal(_options with { ShorterSide = 7 }));
        PictureOptions gray = new() { Channels = 1 };
        Assert.Contains("Channels is 1", Refusal(_options with { Reading = gray, Normalization = PictureNormalization.ImageNet }));
        Assert.Contains("Sizing is 9", Refusal(_options with { Sizing = (PictureSizing)9 }));

        string Refusal(PictureFolderOptions options) =>
            Assert.Throws<ArgumentException>(() => new PictureFolder(pictures.Path, options)).Message;
    }

    [Fact]
    public void Parts_have_every_picture_once_as_those_of_a_data_set()
    {
        using TemporaryPictures pictures = TemporaryPictures.DarkAndLight(10);
        var folder = new PictureFolder(pictures.Path, _options);
        (PictureFolder train, PictureFolder dev) = folder.Split(0.25, seed: 3);
        Assert.Equal((15, 5), (train.Count, dev.Count));
        IEnumerable<string> both = Paths(train).Concat(Paths(dev));
        Assert.Equal(Paths(folder).Order(StringComparer.Ordinal), both.Order(StringComparer.Ordinal));
        Assert.Equal(folder.Classes, dev.Classes);

        (DataSet memory, _) = folder.ToDataSet().Split(0.25, seed: 3);
        DataSet streamed = train.ToDataSet();
        for (int i = 0; i < train.Count; i++)
        {
            Assert.Equal(memory.Label(i), train.Label(i));
            Assert.Equal(memory.Input(i).ToArray(), streamed.Input(i).ToArray());
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => folder.Split(1));
        Assert.Throws<ArgumentException>(() => folder.Select([]));
    }

    private static IEnumerable<string> Paths(PictureFolder folder) => Enumerable.Range(0, folder.Count).Select(folder.Path);

    private static string Problem(string path) =>
        Assert.Throws<InvalidDataException>(() => new PictureFolder(path, _options)).Message;
}
