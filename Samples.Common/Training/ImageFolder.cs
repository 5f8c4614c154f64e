namespace Samples.Training;

/// <summary>A folder with the four files of MNIST or of a set in its format, and how it was found.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Origin">What the set is and why it was taken, for people.</param>
internal sealed record ImageFolder(string Path, string Origin)
{
    private const string Name = "fashion-mnist";

    /// <summary>The part of Fashion-MNIST that comes with the samples.</summary>
    public static ImageFolder Part { get; } =
        new(System.IO.Path.Combine(AppContext.BaseDirectory, "Data", Name), "the part of Fashion-MNIST that comes with the samples");

    /// <summary>The training images.</summary>
    public string TrainImages => Require("train-images", 3);

    /// <summary>The classes of the training images.</summary>
    public string TrainLabels => Require("train-labels", 1);

    /// <summary>The test images.</summary>
    public string TestImages => Require("t10k-images", 3);

    /// <summary>The classes of the test images.</summary>
    public string TestLabels => Require("t10k-labels", 1);

    /// <summary>The folder given; without one, the full Fashion-MNIST where it is found, else the part that comes with the
    /// samples.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder given does not exist.</exception>
    /// <exception cref="FileNotFoundException">The folder given lacks one of the four files.</exception>
    public static ImageFolder Find(string? given)
    {
        if (given is not null)
            return Given(given);
        foreach (string place in UsualPlaces())
        {
            if (IsComplete(place))
                return new ImageFolder(place, $"the full Fashion-MNIST in {place}");
        }

        return Part with { Origin = $"{Part.Origin} (the full set was not found in the usual places; --data DIR takes it)" };
    }

    private static ImageFolder Given(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new DirectoryNotFoundException(
                $"--data: there is no folder '{path}'; give the folder that holds the four IDX files of the set.");
        }

        var folder = new ImageFolder(path, $"the set in {path}");
        _ = folder.TrainImages;
        _ = folder.TrainLabels;
        _ = folder.TestImages;
        _ = folder.TestLabels;
        return folder;
    }

    private static IEnumerable<string> UsualPlaces()
    {
        yield return System.IO.Path.Combine("data", Name);
        yield return System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "datasets", Name);
        yield return $"/usr/local/share/datasets/{Name}";
        yield return $"/usr/share/datasets/{Name}";
    }

    private static bool IsComplete(string path) =>
        Locate(path, "train-images", 3) is not null && Locate(path, "train-labels", 1) is not null
        && Locate(path, "t10k-images", 3) is not null && Locate(path, "t10k-labels", 1) is not null;

    private static string? Locate(string path, string part, int dimensions)
    {
        string plain = System.IO.Path.Combine(path, $"{part}-idx{dimensions}-ubyte");
        return File.Exists(plain) ? plain : File.Exists(plain + ".gz") ? plain + ".gz" : null;
    }

    private string Require(string part, int dimensions) =>
        Locate(Path, part, dimensions)
        ?? throw new FileNotFoundException($"'{Path}' has no file {part}-idx{dimensions}-ubyte, plain or as .gz; the set needs it.");
}
