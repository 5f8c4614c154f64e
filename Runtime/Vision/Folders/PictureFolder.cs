using Unroll.Vision.Folders;

namespace Unroll.Vision;

/// <summary>
/// The pictures of a folder with one subfolder a class, to train on: torchvision's ImageFolder. The files stay on the disk. Each is read
/// when a mini-batch needs it, ahead of the training and on several threads; <see cref="ToDataSet"/> reads all of them into memory.
/// </summary>
/// <remarks>
/// <para>Classes are the names of the subfolders in ordinal order, the first of them 0. A class has the files whose names end with .jpg,
/// .jpeg, .png, .bmp or .gif in its folder and in all folders within, links followed. Other files, files beside the subfolders, and names
/// that begin with a dot are ignored.</para>
/// <para>A file that cannot be read ends the training, or whatever needs it, with an exception that names the file. It is found when it is
/// needed; <see cref="WithoutDamaged"/> finds all of them before.</para>
/// <para>Several threads may use one at a time.</para>
/// </remarks>
/// <example>
/// <code>
/// var folder = new PictureFolder("flowers", new PictureFolderOptions(224, 224) { Normalization = PictureNormalization.ImageNet });
/// (PictureFolder train, PictureFolder dev) = folder.Split(0.1);
/// trainer.Fit(train, dev, epochs: 10);
/// </code>
/// </example>
public sealed partial class PictureFolder : SampleSource
{
    private readonly string[] _paths;
    private readonly int[] _labels;

    /// <summary>Lists the files of a folder; no picture is read.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">The size of the input, and how pictures become such inputs.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">The folder has no subfolder, one of them has no picture, or one is a link to a folder that it
    /// lies in.</exception>
    /// <exception cref="ArgumentException">The options do not fit together, or the path is empty.</exception>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public PictureFolder(string folder, PictureFolderOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        FolderListing listing = FolderListing.Of(folder);
        (Folder, Options, Classes) = (folder, options, Array.AsReadOnly(listing.Classes));
        (_paths, _labels) = (listing.Paths, listing.Labels);
    }

    private PictureFolder(PictureFolder whole, string[] paths, int[] labels)
    {
        (Folder, Options, Classes) = (whole.Folder, whole.Options, whole.Classes);
        (_paths, _labels) = (paths, labels);
    }

    private PictureFolder(PictureFolder whole, PictureFolderOptions options)
    {
        (Folder, Options, Classes) = (whole.Folder, options, whole.Classes);
        (_paths, _labels) = (whole._paths, whole._labels);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>How pictures become inputs.</summary>
    public PictureFolderOptions Options { get; }

    /// <summary>The names of the classes; their places are the labels.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The number of pictures, at least one.</summary>
    public override int Count => _paths.Length;

    /// <summary>1: a picture.</summary>
    public override int InputCount => 1;

    /// <summary>1: its class.</summary>
    public override int TargetCount => 1;

    /// <summary>The file of a picture.</summary>
    /// <param name="sample">The picture, below <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such picture.</exception>
    public string Path(int sample) => _paths[Checked(sample)];

    /// <summary>The class of a picture, a place in <see cref="Classes"/>.</summary>
    /// <inheritdoc />
    public override int Label(int sample, int target = 0)
    {
        Single(target, nameof(target));
        return _labels[Checked(sample)];
    }

    /// <summary>Height times width times channels.</summary>
    /// <inheritdoc />
    public override int InputLength(int input = 0)
    {
        Single(input, nameof(input));
        return Options.Shape.Length;
    }

    /// <summary>1, as there are class indices.</summary>
    /// <inheritdoc />
    public override int TargetLength(int target = 0)
    {
        Single(target, nameof(target));
        return 1;
    }

    /// <summary>True.</summary>
    /// <inheritdoc />
    public override bool HasLabels(int target = 0)
    {
        Single(target, nameof(target));
        return true;
    }

    /// <summary>There is none: pictures have class indices.</summary>
    /// <param name="sample">The picture.</param>
    /// <param name="target">0.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override ReadOnlySpan<float> Target(int sample, int target = 0) =>
        throw new InvalidOperationException("A folder of pictures has class indices and no numbers; read Label.");

    private static void Single(int place, string argument)
    {
        if (place != 0)
            throw new ArgumentOutOfRangeException(argument, place, "A folder of pictures has one input and one target.");
    }

    private int Checked(int sample) => (uint)sample < (uint)_paths.Length
        ? sample
        : throw new ArgumentOutOfRangeException(nameof(sample), sample, $"The folder has {Count} pictures.");
}
