using System.Globalization;
using System.IO.Compression;
using Unroll;

namespace Samples.Training;

/// <summary>The handwritten digits that come with the samples: 8 x 8 pixels, from 0 to 1. The first 1,200 are to learn from, the others to
/// test with; different people wrote them.</summary>
internal sealed record HandwrittenDigits(DataSet Train, DataSet Test)
{
    /// <summary>Height and width of an image.</summary>
    public const int Side = 8;

    private const int TrainCount = 1200, Brightest = 16;

    /// <summary>Reads the file.</summary>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A line is not that of a digit.</exception>
    public static HandwrittenDigits Load()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Data", "digits", "digits.csv.gz");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var pixels = new List<float>();
        var labels = new List<int>();
        while (reader.ReadLine() is { } line)
        {
            float[] numbers = Numbers(line)
                ?? throw new InvalidDataException($"'{path}', line {labels.Count + 1}: expected 64 pixels from 0 to 16 and a digit.");
            pixels.AddRange(numbers[..^1].Select(number => number / Brightest));
            labels.Add((int)numbers[^1]);
        }

        const int length = Side * Side;
        float[] all = [.. pixels];
        int[] digits = [.. labels];
        return new HandwrittenDigits(
            new DataSet(all[..(TrainCount * length)], digits[..TrainCount]),
            new DataSet(all[(TrainCount * length)..], digits[TrainCount..]));
    }

    private static float[]? Numbers(string line)
    {
        string[] fields = line.Split(',');
        var numbers = new float[(Side * Side) + 1];
        if (fields.Length != numbers.Length)
            return null;
        for (int i = 0; i < numbers.Length; i++)
        {
            int most = i == numbers.Length - 1 ? 9 : Brightest;
            if (!int.TryParse(fields[i], NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > most)
                return null;
            numbers[i] = number;
        }

        return numbers;
    }
}
