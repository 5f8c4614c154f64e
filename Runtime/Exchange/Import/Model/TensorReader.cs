using System.Buffers.Binary;
using System.Globalization;
using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Import;

/// <summary>Reads the constants of a model: floats of 16, 32 and 64 bits and whole numbers, in the file itself or in one beside
/// it.</summary>
internal sealed class TensorReader(string path)
{
    private const int MostElements = 1 << 28;   // what a network has room for

    /// <summary>The files beside the model that were read.</summary>
    public HashSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a tensor.</summary>
    /// <exception cref="InvalidDataException">Its type is not read, or it has more or fewer numbers than its extents say.</exception>
    /// <exception cref="IOException">The file beside it is missing or cannot be read.</exception>
    public ModelTensor Read(TensorProto tensor)
    {
        int[] extents = Extents(tensor, out int length);
        return (TensorProto.Types.DataType)tensor.DataType switch
        {
            TensorProto.Types.DataType.Float => new ModelTensor(
                extents, Numbers(tensor, length, tensor.FloatData, sizeof(float), BinaryPrimitives.ReadSingleLittleEndian)),
            TensorProto.Types.DataType.Double => new ModelTensor(
                extents, Numbers(tensor, length, tensor.DoubleData, sizeof(double), BinaryPrimitives.ReadDoubleLittleEndian)),
            TensorProto.Types.DataType.Int64 => new ModelTensor(
                extents, Whole(Numbers(tensor, length, tensor.Int64Data, sizeof(long), BinaryPrimitives.ReadInt64LittleEndian))),
            TensorProto.Types.DataType.Int32 => new ModelTensor(
                extents, Whole(Numbers(tensor, length, tensor.Int32Data, sizeof(int), BinaryPrimitives.ReadInt32LittleEndian))),
            TensorProto.Types.DataType.Float16 => new ModelTensor(
                extents, Halves(tensor, length, bits => (float)BitConverter.UInt16BitsToHalf(bits))),
            TensorProto.Types.DataType.Bfloat16 => new ModelTensor(
                extents, Halves(tensor, length, bits => BitConverter.UInt32BitsToSingle((uint)bits << 16))),   // the upper half of a float
            _ => throw Wrong(
                tensor,
                $"its element type has the number {tensor.DataType}; expected float (1), int32 (6), int64 (7), float16 (10), double (11) "
                + "or bfloat16 (16)"),
        };
    }

    private delegate T Reading<T>(ReadOnlySpan<byte> bytes);

    private T[] Numbers<T>(TensorProto tensor, int length, IReadOnlyList<T> typed, int size, Reading<T> read)
    {
        bool isExternal = tensor.DataLocation == TensorProto.Types.DataLocation.External;
        if (!isExternal && !tensor.HasRawData)
        {
            return typed.Count == length
                ? [.. typed]
                : throw Wrong(tensor, $"it has {typed.Count} numbers; expected {length}, the product of its extents");
        }

        ReadOnlySpan<byte> bytes = isExternal ? External(tensor, (long)length * size) : tensor.RawData.Span;
        if (bytes.Length != (long)length * size)
            throw Wrong(tensor, $"it has {bytes.Length} bytes; expected {(long)length * size}, {size} for each of {length} numbers");
        var numbers = new T[length];
        for (int i = 0; i < length; i++)
            numbers[i] = read(bytes[(i * size)..]);
        return numbers;
    }

    /// <summary>Floats of 16 bits, each in a number of its own where they stand in typed fields.</summary>
    private float[] Halves(TensorProto tensor, int length, Func<ushort, float> of) =>
    [
        .. Numbers(tensor, length, tensor.Int32Data, sizeof(ushort), bytes => BinaryPrimitives.ReadUInt16LittleEndian(bytes))
            .Select(bits => of((ushort)bits)),
    ];

    private static double[] Whole<T>(T[] numbers)
        where T : IConvertible => [.. numbers.Select(number => number.ToDouble(CultureInfo.InvariantCulture))];

    private int[] Extents(TensorProto tensor, out int length)
    {
        long product = 1;
        foreach (long extent in tensor.Dims)
        {
            if (extent is < 0 or > MostElements || (product *= extent) > MostElements)
                throw Wrong(tensor, $"its extents are {ShapeText.Of(tensor.Dims)}; expected at most {MostElements} numbers");
        }

        length = (int)product;
        return [.. tensor.Dims.Select(extent => (int)extent)];
    }

    /// <summary>The bytes of a tensor in a file beside the model, which "location", "offset" and "length" name.</summary>
    private byte[] External(TensorProto tensor, long expected)
    {
        Dictionary<string, string> entries = tensor.ExternalData.GroupBy(entry => entry.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
        if (entries.GetValueOrDefault("location") is not { Length: > 0 } location || Path.IsPathRooted(location)
            || location.Split('/', '\\').Contains(".."))
            throw Wrong(tensor, "its numbers stand in another file; expected the name of one in the folder of the model");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string beside = Path.Combine(folder, location);
        if (!File.Exists(beside))
        {
            throw new FileNotFoundException(
                $"{path}: the numbers of '{Printable.Of(tensor.Name)}' stand in {beside}, which is not there.", beside);
        }

        Files.Add(beside);
        using FileStream stream = FileKind.OpenToRead(beside, bufferSize: 1);
        long offset = Entry("offset", 0), length = Entry("length", expected);
        if (length != expected || offset > stream.Length - length)
        {
            throw Wrong(
                tensor,
                $"{beside} has {stream.Length} bytes, of which {length} from byte {offset} on are meant; expected {expected} inside of it");
        }

        byte[] bytes = new byte[length];
        stream.Position = offset;
        stream.ReadExactly(bytes);
        return bytes;

        long Entry(string key, long otherwise)
        {
            if (!entries.TryGetValue(key, out string? text))
                return otherwise;
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                ? number
                : throw Wrong(tensor, $"its {key} is '{Printable.Of(text)}'; expected a number of at least 0");
        }
    }

    private InvalidDataException Wrong(TensorProto tensor, string what) => new($"{path}: constant '{Printable.Of(tensor.Name)}': {what}.");
}
