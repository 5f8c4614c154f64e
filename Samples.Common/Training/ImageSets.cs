using Unroll;

namespace Samples.Training;

/// <summary>The images of a folder: to learn from, to score the epochs with, and to test with at the very end. Pixels are from 0 to
/// 1.</summary>
internal sealed record ImageSets(DataSet Train, DataSet Dev, DataSet Test, IReadOnlyList<string> Classes, string Origin)
{
    /// <summary>Height and width of the images that the networks take.</summary>
    public const int Side = 28;

    /// <summary>The share of the training images that the networks do not learn from.</summary>
    private const double DevShare = 0.1;

    /// <summary>Reads the four files of the folder given, or of the one that is found.</summary>
    /// <exception cref="IOException">There is no such folder or file, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or its images or classes are not those that the networks take.</exception>
    public static ImageSets Load(string? given)
    {
        ImageFolder folder = ImageFolder.Find(given);
        DataSet training = Read(folder.TrainImages, folder.TrainLabels);
        DataSet test = Read(folder.TestImages, folder.TestLabels);

        // The division has its own fixed seed, so that runs with different seeds are scored on the same images.
        (DataSet train, DataSet dev) = training.Split(DevShare, seed: 0);
        int[] firstLabels = [.. Enumerable.Range(0, Math.Min(10, test.Count)).Select(sample => test.Label(sample))];
        return new ImageSets(train, dev, test, ClassNames.Of(firstLabels), folder.Origin);
    }

    /// <summary>What there is, in one line.</summary>
    public override string ToString() =>
        $"{Train.Count:N0} training, {Dev.Count:N0} development and {Test.Count:N0} test images of {Side} x {Side} pixels: {Origin}";

    private static DataSet Read(string images, string labels)
    {
        DataSet set = IdxFile.ReadDataSet(images, labels);
        if (set.InputLength() != Side * Side)
        {
            throw new InvalidDataException(
                $"'{images}' has {set.InputLength()} pixels an image; the networks take {Side} x {Side} = {Side * Side}.");
        }

        for (int sample = 0; sample < set.Count; sample++)
        {
            if (set.Label(sample) is < 0 or > 9)
            {
                throw new InvalidDataException(
                    $"'{labels}': image {sample} is of class {set.Label(sample)}; the networks know the classes 0 to 9.");
            }
        }

        return set;
    }
}
