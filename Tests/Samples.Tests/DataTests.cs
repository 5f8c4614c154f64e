using Samples.Training;

namespace Unroll.Samples.Tests;

public sealed class DataTests
{
    private static readonly string Part = Path.Combine(AppContext.BaseDirectory, "Data", "fashion-mnist");

    [Fact]
    public void The_part_in_the_repository_has_as_many_images_of_each_class()
    {
        ImageSets sets = ImageSets.Load(Part);

        Assert.Equal(Enumerable.Repeat(1000, 10), Counts(sets.Train).Zip(Counts(sets.Dev), (train, dev) => train + dev));
        Assert.Equal(Enumerable.Repeat(200, 10), Counts(sets.Test));
        Assert.Equal("ankle boot", sets.Classes[9]);
    }

    [Fact]
    public void A_set_that_does_not_begin_as_the_clothes_do_shows_digits()
    {
        Assert.Equal("9", ClassNames.Of([7, 2, 1, 0, 4, 1, 4, 9, 5, 9])[9]);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var error = Assert.Throws<DirectoryNotFoundException>(() => ImageSets.Load("no/such/folder"));

        Assert.Contains("no/such/folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_lacks_a_file_tells_which()
    {
        string folder = Directory.CreateTempSubdirectory("unroll-samples-").FullName;
        try
        {
            foreach (string file in Directory.EnumerateFiles(Part).Where(file => !file.Contains("t10k-labels", StringComparison.Ordinal)))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));

            var error = Assert.Throws<FileNotFoundException>(() => ImageSets.Load(folder));

            Assert.Contains("t10k-labels-idx1-ubyte", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int[] Counts(DataSet set)
    {
        int[] counts = new int[10];
        for (int sample = 0; sample < set.Count; sample++)
            counts[set.Label(sample)]++;
        return counts;
    }
}
