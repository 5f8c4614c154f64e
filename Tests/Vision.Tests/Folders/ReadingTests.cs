using Unroll.Vision.Folders;

namespace Unroll.Vision.Tests.Folders;

/// <summary>What the pictures of a folder become, and what happens with damaged ones.</summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData(PictureSizing.CenterCrop)]
    [InlineData(PictureSizing.Stretch)]
    [InlineData(PictureSizing.Letterbox)]
    public void Inputs_are_those_of_the_steps_one_by_one(PictureSizing sizing)
    {
        using TemporaryPictures pictures = TemporaryPictures.DarkAndLight(6);
        var options = new PictureFolderOptions(14, 12) { Sizing = sizing, Normalization = PictureNormalization.ImageNet };
        var folder = new PictureFolder(pictures.Path, options);
        var reports = new List<int>();
        DataSet set = folder.ToDataSet(new Immediate(reports.Add));
        Assert.Equal([12], reports);
        for (int i = 0; i < folder.Count; i++)
        {
            float[] expected = new float[14 * 12 * 3];
            PictureNormalization.ImageNet.Write(Sized(Picture.Read(folder.Path(i)), sizing), expected);
            Assert.Equal(expected, set.Input(i).ToArray());
            Assert.Equal(folder.Label(i), set.Label(i));
        }
    }

    [Fact]
    public void Gray_pictures_have_one_channel()
    {
        using TemporaryPictures pictures = TemporaryPictures.DarkAndLight(2);
        var reading = new PictureOptions { Channels = 1 };
        var options = new PictureFolderOptions(9, 9) { Sizing = PictureSizing.Stretch, Reading = reading };
        var folder = new PictureFolder(pictures.Path, options);
        float[] expected = new float[81];
        PictureNormalization.ZeroToOne.Write(Picture.Read(folder.Path(3), reading).Resized(9, 9), expected);
        Assert.Equal(expected, folder.ToDataSet().Input(3).ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_damaged_file_is_refused_by_name(int threads)
    {
        using TemporaryPictures pictures = TemporaryPictures.DarkAndLight(6);
        string first = pictures.Add("dark/025.png", File.ReadAllBytes(pictures.Place("dark/02.png")).AsSpan(0, 60));
        string second = pictures.Add("light/99.jpg", "no picture"u8);
        var folder = new PictureFolder(pictures.Path, new PictureFolderOptions(8, 8) { Threads = threads });
        Assert.Contains(first, Assert.Throws<InvalidDataException>(() => folder.ToDataSet()).Message);

        PictureFolder whole = folder.WithoutDamaged(out IReadOnlyList<DamagedFile> damaged);
        Assert.Equal([first, second], damaged.Select(file => file.Path));
        Assert.All(damaged, file => Assert.Contains(file.Path, file.Problem));
        Assert.Equal((14, 12), (folder.Count, whole.Count));
        Assert.Equal(12, whole.ToDataSet().Count);
        Assert.Same(whole, whole.WithoutDamaged(out damaged));
        Assert.Empty(damaged);

        File.Delete(whole.Path(5));
        Assert.Contains(whole.Path(5), Assert.ThrowsAny<IOException>(() => whole.ToDataSet()).Message);
    }

    [Fact]
    public void A_class_of_which_nothing_is_left_is_an_error()
    {
        using TemporaryPictures pictures = TemporaryPictures.DarkAndLight(2);
        string only = pictures.Add("middle/1.png", []);
        var folder = new PictureFolder(pictures.Path, new PictureFolderOptions(8, 8));
        string message = Assert.Throws<InvalidDataException>(() => folder.WithoutDamaged(out _)).Message;
        Assert.Contains("'middle'", message);
        Assert.Contains(only, message);
    }

    [Fact]
    public void Reading_can_be_canceled()
    {
        using TemporaryPictures pictures = TemporaryPictures.DarkAndLight(2);
        var folder = new PictureFolder(pictures.Path, new PictureFolderOptions(8, 8));
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => folder.ToDataSet(cancellation: source.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => folder.WithoutDamaged(out _, source.Token));
    }

    private static Picture Sized(Picture picture, PictureSizing sizing)
    {
        var target = new Picture(14, 12);
        var resizer = new Resizer();
        if (sizing == PictureSizing.Stretch)
            return picture.Resized(14, 12);
        if (sizing == PictureSizing.Letterbox)
        {
            new Letterbox(picture.Height, picture.Width, 14, 12).Draw(picture, target, resizer);
            return target;
        }

        const int Side = 16;   // 14 times 256/224
        Picture resized = picture.Width <= picture.Height
            ? picture.Resized(Side * picture.Height / picture.Width, Side)
            : picture.Resized(Side, Side * picture.Width / picture.Height);
        resized.CenterCrop(target);
        return target;
    }

    private sealed class Immediate(Action<int> action) : IProgress<int>
    {
        public void Report(int value) => action(value);
    }
}
