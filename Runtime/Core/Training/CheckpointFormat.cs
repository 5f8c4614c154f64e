using System.Globalization;

namespace Unroll;

/// <summary>
/// What is where in the file of a checkpoint. First come the results of the epochs, whose numbers have 8 bytes and so stand at multiples of
/// 8, then all tensors of 32-bit floats, and at the end a checksum of everything before it, the header included.
/// </summary>
internal static class CheckpointFormat
{
    /// <summary>What stands before the names of the parameters of the best epoch.</summary>
    public const string Best = "best/";

    /// <summary>What stands before the names of the parameters whose averages over the steps there are.</summary>
    public const string Average = "average/";

    /// <summary>The name of the results of the completed epochs: 64-bit floats, a row an epoch, NaN for what was not measured.</summary>
    public const string HistoryName = "trainer/history";

    /// <summary>The name of the checksum: 64 bits as two 32-bit integers, the lower half first.</summary>
    public const string ChecksumName = "trainer/checksum";

    /// <summary>The bytes of the checksum.</summary>
    public const int ChecksumBytes = sizeof(ulong);

    /// <summary>The numbers of an epoch in <see cref="HistoryName"/>.</summary>
    public const int Columns = 8;

    /// <summary>The text of the header that tells a checkpoint from a file of weights.</summary>
    public const string VersionName = "checkpoint";

    /// <summary>The text of the header that tells how many averages there are.</summary>
    public const string AveragesName = "averages";

    /// <summary>The version that is written, and the only one that is read.</summary>
    public const string Version = "1";

    /// <summary>The tensors in the order of the file.</summary>
    public static IEnumerable<TensorEntry> Entries(int epochs, IEnumerable<CheckpointTensor> tensors)
    {
        long end = (long)epochs * Columns * sizeof(double);
        yield return new TensorEntry(HistoryName, "F64", [epochs, Columns], 0, end);
        foreach (CheckpointTensor tensor in tensors)
        {
            long begin = end;
            end += tensor.Length * sizeof(float);
            yield return new TensorEntry(tensor.Name, "F32", [.. tensor.Shape.Select(extent => (long)extent)], begin, end);
        }

        yield return new TensorEntry(ChecksumName, "I32", [2], end, end + ChecksumBytes);
    }

    /// <summary>The texts that are no numbers of the training and none of its settings.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Texts(int averages) =>
        [new(VersionName, Version), new(AveragesName, averages.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The results of epochs as numbers; all of them are exact.</summary>
    public static double[] History(IReadOnlyList<EpochResult> epochs) =>
    [
        .. epochs.SelectMany(epoch => (double[])
        [
            epoch.Epoch,
            epoch.TrainLoss,
            epoch.TrainAccuracy ?? double.NaN,
            epoch.DevLoss ?? double.NaN,
            epoch.DevAccuracy ?? double.NaN,
            epoch.LearningRate,
            epoch.TrainingTime.Ticks,
            epoch.EvaluationTime.Ticks,
        ]),
    ];

    /// <summary>The results of epochs from their numbers.</summary>
    public static IEnumerable<EpochResult> Epochs(double[] history) =>
        from row in history.Chunk(Columns)
        select new EpochResult(
            (int)row[0], row[1], Known(row[2]), Known(row[3]), Known(row[4]), (float)row[5],
            new TimeSpan((long)row[6]), new TimeSpan((long)row[7]));

    private static double? Known(double number) => double.IsNaN(number) ? null : number;
}
