namespace Unroll.Vision;

public sealed partial class PictureFolder
{
    /// <inheritdoc />
    public override PictureFolder Select(ReadOnlySpan<int> samples)
    {
        if (samples.IsEmpty)
            throw new ArgumentException("A folder of pictures has at least one; none was selected.", nameof(samples));

        string[] paths = new string[samples.Length];
        int[] labels = new int[samples.Length];
        for (int i = 0; i < samples.Length; i++)
            (paths[i], labels[i]) = (Path(samples[i]), Label(samples[i]));
        return new PictureFolder(this, paths, labels);
    }

    /// <summary>
    /// Divides the pictures at random into those to train on and those to score the epochs with. Every picture is in exactly one of the two
    /// parts; both know all classes.
    /// </summary>
    /// <param name="devFraction">The share of the development set, above 0 and below 1; its number of pictures is rounded to the
    /// nearest.</param>
    /// <param name="seed">The same seed divides the same way, everywhere, and as <see cref="DataSet.Split"/> does.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction leaves one of the two without a picture.</exception>
    public (PictureFolder Train, PictureFolder Dev) Split(double devFraction, int seed = 0)
    {
        (int[] train, int[] dev) = SampleSplit.Draw(Count, devFraction, seed);
        return (Select(train), Select(dev));
    }

    /// <summary>The same pictures, brought to another size or read in another way.</summary>
    /// <param name="options">The new options.</param>
    /// <exception cref="ArgumentException">The options do not fit together.</exception>
    public PictureFolder With(PictureFolderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return new PictureFolder(this, options);
    }
}
