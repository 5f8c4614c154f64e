using System.Buffers.Binary;
using System.Globalization;

namespace Unroll;

/// <summary>
/// A file in the IDX format of MNIST and its relatives, plain or packed with gzip in one or several members: numbers of one type in an
/// array of any number of dimensions, the first of which counts the samples.
/// </summary>
public sealed class IdxFile
{
    private readonly byte[] _bytes;

    private IdxFile(string path, IdxType type, int[] shape, byte[] bytes)
    {
        Path = path;
        Type = type;
        Shape = shape;
        _bytes = bytes;
    }

    /// <summary>The file that was read.</summary>
    public string Path { get; }

    /// <summary>How the numbers are stored.</summary>
    public IdxType Type { get; }

    /// <summary>The dimensions; for images samples x height x width, for labels the samples alone.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The number of samples: the first dimension.</summary>
    public int Count => Shape[0];

    /// <summary>The numbers of one sample: the product of all dimensions but the first.</summary>
    public int SampleLength => _bytes.Length / Count / IdxReader.Size(Type)!.Value;

    /// <summary>Reads a whole file. Whether it is packed is told by its first bytes, not by its name.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">
    /// The file is no IDX file, is cut off or too long, or its gzip data is damaged; the message names the file, the offset and what was
    /// expected.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or no path.</exception>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public static IdxFile Read(string path)
    {
        (IdxType type, int[] shape, byte[] bytes) = IdxReader.Read(path);
        return new IdxFile(path, type, shape, bytes);
    }

    /// <summary>Reads samples and their class indices, such as the images and labels of MNIST or Fashion-MNIST.</summary>
    /// <param name="samples">The file of the samples, in the order height x width x channels.</param>
    /// <param name="labels">The file of the class indices, one dimension of whole numbers.</param>
    /// <param name="scale">
    /// What the samples' numbers are multiplied by. By default 1/255 for unsigned bytes, so that pixels are between 0 and 1, and 1 for
    /// other types.
    /// </param>
    /// <exception cref="InvalidDataException">A file is damaged, has a number that is not finite, or the two do not have the same number of
    /// samples.</exception>
    /// <exception cref="ArgumentException">A path is empty or no path.</exception>
    /// <exception cref="IOException">A path names a folder, a device or a pipe, or a file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public static DataSet ReadDataSet(string samples, string labels, float? scale = null)
    {
        IdxFile inputs = Read(samples), classes = Read(labels);
        if (inputs.Count != classes.Count)
        {
            string problem = $"the first dimension is {classes.Count}; expected {inputs.Count}, the number of samples in {samples}";
            throw new InvalidDataException($"{labels}, offset 4: {problem}. Do the two files belong together?");
        }

        return new DataSet(inputs.ToFloats(scale ?? (inputs.Type == IdxType.UnsignedByte ? 1f / 255 : 1)), classes.ToLabels());
    }

    /// <summary>All numbers, one sample after the other, each multiplied by a scale.</summary>
    /// <param name="scale">What each number is multiplied by, after rounding it to a float.</param>
    /// <exception cref="InvalidDataException">A number is infinite or NaN, or becomes so as a float; the message names sample and
    /// position.</exception>
    public float[] ToFloats(float scale = 1)
    {
        int size = IdxReader.Size(Type)!.Value;
        float[] numbers = new float[_bytes.Length / size];
        for (int i = 0; i < numbers.Length; i++)
        {
            ReadOnlySpan<byte> bytes = _bytes.AsSpan(i * size, size);
            numbers[i] = scale * Type switch
            {
                IdxType.UnsignedByte => bytes[0],
                IdxType.SignedByte => (sbyte)bytes[0],
                IdxType.Short => BinaryPrimitives.ReadInt16BigEndian(bytes),
                IdxType.Int => BinaryPrimitives.ReadInt32BigEndian(bytes),
                IdxType.Float => BinaryPrimitives.ReadSingleBigEndian(bytes),
                _ => (float)BinaryPrimitives.ReadDoubleBigEndian(bytes),
            };
        }

        int wrong = Magnitude.FirstNonFinite(numbers);
        return wrong < 0 ? numbers : throw NonFinite(wrong, numbers[wrong], scale);
    }

    /// <summary>All numbers as class indices.</summary>
    /// <exception cref="InvalidDataException">The file has more than one number a sample, numbers that are not whole, or a negative
    /// one.</exception>
    public int[] ToLabels()
    {
        if (Shape.Count != 1 || Type is IdxType.Float or IdxType.Double)
        {
            string found = $"{string.Join(" x ", Shape)} numbers of type {Type}";
            throw new InvalidDataException($"{Path}, offset 2: {found} are no class indices; expected one dimension of whole numbers.");
        }

        float[] numbers = Type == IdxType.Int ? [] : ToFloats();
        int[] labels = new int[Count];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = Type == IdxType.Int ? BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(4 * i)) : (int)numbers[i];
            if (labels[i] < 0)
            {
                long offset = 8 + ((long)i * IdxReader.Size(Type)!.Value);
                throw new InvalidDataException(
                    $"{Path}, offset {offset}: the class index of sample {i} is {labels[i]}; expected at least 0.");
            }
        }

        return labels;
    }

    private InvalidDataException NonFinite(int place, float number, float scale)
    {
        int size = IdxReader.Size(Type)!.Value;
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(place * size, size);
        string stored = Type switch
        {
            IdxType.Float => BinaryPrimitives.ReadSingleBigEndian(bytes).ToString(CultureInfo.InvariantCulture),
            IdxType.Double => BinaryPrimitives.ReadDoubleBigEndian(bytes).ToString(CultureInfo.InvariantCulture),
            _ => "a whole number",
        };
        string problem = string.Create(
            CultureInfo.InvariantCulture,
            $"sample {place / SampleLength} has {stored} at position {place % SampleLength}, "
            + $"which times the scale {scale} is {number} as a float; expected a finite number.");
        return new InvalidDataException($"{Path}, offset {4 + (4 * Shape.Count) + ((long)place * size)}: {problem}");
    }
}
