using Unroll.Exchange.Keras;

namespace Unroll;

/// <summary>Writes weights of any format that is read as safetensors.</summary>
public static class WeightConversion
{
    private const string Ending = ".safetensors";

    /// <summary>
    /// Writes the tensors of a file as 32-bit floats under the same names and in the same orders, part by part, so that files of any size
    /// need little memory. Load reads the result without the package Unroll.Exchange; <see cref="LoadOptions.Layout"/> says there whose
    /// orders they are. The file is written beside its place and then renamed.
    /// </summary>
    /// <param name="path">The file to read: safetensors, or of PyTorch, Keras, NumPy or TensorFlow.js.</param>
    /// <param name="destination">The file to write, which ends with .safetensors; it is replaced if it exists.</param>
    /// <param name="progress">Is told the share of the numbers that is written; null for nobody.</param>
    /// <returns>The names of tensors that are no floats, as counters, and were left out; long ones are cut.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, of no format that is read, has no floats, or one that is not finite as a
    /// 32-bit float; nothing is written.</exception>
    /// <exception cref="ArgumentException">A path is empty, or <paramref name="destination"/> has another ending.</exception>
    /// <exception cref="IOException">A path names a folder, a device or a pipe, or a file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public static IReadOnlyList<string> ToSafeTensors(string path, string destination, IProgress<double>? progress = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(destination);
        if (!destination.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"{destination} cannot be written: expected a name that ends with {Ending}.", nameof(destination));
        using WeightFile file = ForeignFiles.Open(path);
        TensorEntry[] tensors = [.. file.Tensors.Where(tensor => tensor.IsFloat)];
        if (tensors.Length == 0)
            throw file.Wrong($"the file has no tensors of {ElementTypes.Readable}, expected weights");
        byte[] header = SafeTensorsHeader.Format(
            [new("converted from", file.Format)], Entries(file, tensors, out long bytes));
        FileReplacement.Write(destination, stream =>
        {
            SafeTensorsFloats.WriteHeader(stream, header);
            long written = 0;
            foreach (TensorEntry tensor in tensors)
            {
                long begin = written;
                file.Read(tensor, values =>
                {
                    CheckFinite(file, tensor, values, (written - begin) / sizeof(float));
                    SafeTensorsFloats.Write(stream, values);
                    written += (long)values.Length * sizeof(float);
                    progress?.Report((double)written / bytes);
                });
            }
        });
        return [.. file.Tensors.Where(tensor => !tensor.IsFloat).Select(tensor => Printable.Of(tensor.Name))];
    }

    private static List<TensorEntry> Entries(WeightFile file, TensorEntry[] tensors, out long bytes)
    {
        var entries = new List<TensorEntry>();
        UInt128 end = 0;
        foreach (TensorEntry tensor in tensors)
        {
            file.CheckSize(tensor);
            UInt128 begin = end;
            end += UInt128.Min(tensor.Count, long.MaxValue) * sizeof(float);
            if (end > long.MaxValue)
                throw file.Wrong($"tensor {tensor.Quoted}: {tensor.ShapeText} has more elements than a file can hold");
            entries.Add(new TensorEntry(tensor.Name, TensorEntry.Float, tensor.Shape, (long)begin, (long)end));
        }

        bytes = (long)end;
        return entries;
    }

    private static void CheckFinite(WeightFile file, TensorEntry tensor, ReadOnlySpan<float> values, long begin)
    {
        int element = WeightsReader.FirstNonFinite(values);
        if (element < 0)
            return;
        string place = WeightsReader.Place(tensor.Shape, begin + element);
        throw file.Wrong(FormattableString.Invariant(
            $"tensor {tensor.Quoted}: {place} is {values[element]}, expected a finite number"));
    }
}
