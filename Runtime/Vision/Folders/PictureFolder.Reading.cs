using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Unroll.Vision.Folders;

namespace Unroll.Vision;

/// <content>Reads the files: into memory, to look for damage, and for mini-batches.</content>
public sealed partial class PictureFolder
{
    private const int PicturesAtOnce = 64;   // between two reports

    /// <summary>Reads all pictures into memory, in their order; for small sets, which then cost no decoding in an epoch.</summary>
    /// <param name="progress">Is told how many pictures have been read, on this thread; null for nobody.</param>
    /// <param name="cancellation">Ends the reading, after at most 64 further pictures.</param>
    /// <returns>The pictures, each of 4 bytes a number. Nothing is random in them: <see cref="PictureSizing.RandomResizedCrop"/> takes the
    /// middle.</returns>
    /// <exception cref="InvalidOperationException">There are more numbers than an array holds; train on the folder itself.</exception>
    /// <exception cref="InvalidDataException">A file is damaged; the message names it.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public DataSet ToDataSet(IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        int length = Options.Shape.Length;
        if ((long)length * Count > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"{Count} pictures of {Options.Shape} are {(long)length * Count} numbers, more than the {Array.MaxLength} of an array; "
                + "give the folder itself to Fit, which reads them as they are needed.");
        }

        float[] numbers = new float[length * Count];
        using SampleReader reader = OpenReader(randomSeed: null);
        int[] places = [.. Enumerable.Range(0, Count)];
        for (int first = 0; first < Count; first += PicturesAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(PicturesAtOnce, Count - first);
            reader.Read(places.AsSpan(first, count), 0, 0, numbers.AsSpan(first * length, count * length));
            progress?.Report(first + count);
        }

        return new DataSet(numbers, [.. _labels]);
    }

    /// <summary>Reads every file once, and leaves out those that are no pictures or damaged.</summary>
    /// <param name="damaged">Gets these files, in their order.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The rest; this folder itself where no file is damaged.</returns>
    /// <exception cref="InvalidDataException">Of a class nothing is left; the message names one of its files.</exception>
    /// <exception cref="IOException">A file cannot be read at all, so that nobody knows whether it is damaged.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public PictureFolder WithoutDamaged(out IReadOnlyList<DamagedFile> damaged, CancellationToken cancellation = default)
    {
        string?[] problems = DamageSearch.Problems(_paths, Options, cancellation);
        damaged = [.. Enumerable.Range(0, Count).Where(i => problems[i] is not null).Select(i => new DamagedFile(_paths[i], problems[i]!))];
        int[] whole = [.. Enumerable.Range(0, Count).Where(i => problems[i] is null)];
        foreach (int label in _labels.Distinct().Except(whole.Select(i => _labels[i])))
        {
            throw new InvalidDataException(
                $"Every picture of the class '{Classes[label]}' is damaged. {problems[Array.IndexOf(_labels, label)]}");
        }

        return damaged.Count == 0 ? this : Select(whole);
    }

    /// <inheritdoc/>
    protected internal override SampleReader OpenReader(int? randomSeed) => new FolderReader(this, randomSeed);

    /// <inheritdoc/>
    /// <remarks>The contents themselves would take as long as an epoch.</remarks>
    protected internal override string Fingerprint()
    {
        var hash = new XxHash64();
        for (int i = 0; i < Count; i++)
        {
            string name = System.IO.Path.GetRelativePath(Folder, _paths[i]).Replace('\\', '/');
            hash.Add(Encoding.UTF8.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{name}\n{new FileInfo(_paths[i]).Length} {_labels[i]}\n")));
        }

        PictureOptions reading = Options.Reading;
        hash.Add(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{Options.Shape} {Options.Sizing} {Options.EffectiveShorterSide} {Options.Filter} {reading.Alpha} {reading.HeedsOrientation} "
            + $"{Options.Normalization.IsBlueFirst}")));
        hash.Add(MemoryMarshal.AsBytes(Options.Normalization.Numbers));
        return string.Create(CultureInfo.InvariantCulture, $"{Count} pictures with names, sizes and options {hash.Value:x16}");
    }
}
