using Unroll.Exchange.Import;
using Unroll.Exchange.Keras;

namespace Unroll;

/// <summary>What is in a file of a model or of weights, as a table.</summary>
public sealed class FileContent
{
    private FileContent(string noun, string[] facts, string[] headings, IEnumerable<string[]> rows, long numbers)
    {
        Noun = noun;
        Facts = Array.AsReadOnly(facts);
        Headings = Array.AsReadOnly(headings);
        Rows = Array.AsReadOnly<IReadOnlyList<string>>([.. rows.Select(Array.AsReadOnly)]);
        Numbers = numbers;
    }

    /// <summary>What the rows are: "nodes", "tensors".</summary>
    public string Noun { get; }

    /// <summary>Lines about the file as a whole; of a model its opset, inputs and outputs.</summary>
    public IReadOnlyList<string> Facts { get; }

    /// <summary>The headings of the columns.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>The rows, each with a cell for every heading. Long names are cut, and characters that would move what stands around them
    /// are escaped.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>All numbers in the file, of a model those of its constants.</summary>
    public long Numbers { get; }

    /// <summary>Reads a file: an ONNX model where its name ends with .onnx, otherwise weights, whose format is told by the first
    /// bytes: safetensors, .pt and .pth of PyTorch, .h5 and .keras of Keras, .npz of NumPy, model.json of TensorFlow.js.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is none of these, cut off, or an ONNX model of an opset other than 7 to 25.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file, or one beside it with its weights, does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public static FileContent Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Path.GetExtension(path).Equals(".onnx", StringComparison.OrdinalIgnoreCase) ? OfModel(path) : OfTensors(path);
    }

    private static FileContent OfModel(string path)
    {
        ModelGraph model = ModelFile.Read(path);
        string[] facts =
        [
            $"ONNX, opset {model.Opset}, by {(model.Producer.Length > 0 ? Printable.Of(model.Producer) : "an unnamed program")}",
            .. model.Inputs.Select(input => $"input {Printable.Of(input.Name)} {input.ShapeText}"),
            .. model.Outputs.Select(output => $"output {Printable.Of(output.Name)} {output.ShapeText}"),
        ];
        IEnumerable<string[]> rows = model.Nodes.Select(node => new[]
        {
            Printable.Of(node.Name),
            Printable.Of(node.Operator),
            string.Join(", ", node.Inputs.Where(name => name.Length > 0).Select(name => Printable.Of(name))),
            string.Join(", ", node.Inputs.Where(model.Constants.ContainsKey).Select(name => ShapeText.Of(model.Constants[name].Extents))),
        });
        return new FileContent(
            "nodes", facts, ["node", "operator", "reads", "of them constants"], rows,
            model.Constants.Values.Sum(constant => (long)constant.Length));
    }

    private static FileContent OfTensors(string path)
    {
        using WeightFile file = ForeignFiles.Open(path);
        string[] facts =
        [
            file.Format, .. file.Metadata.Select(entry => $"{Printable.Of(entry.Key)}: {Printable.Of(entry.Value)}"),
        ];
        IEnumerable<string[]> rows = file.Tensors.Select(tensor => new[]
        {
            Printable.Of(tensor.Name), Printable.Of(tensor.Type), tensor.ShapeText, $"{tensor.Bits / 8}",
        });
        return new FileContent(
            "tensors", facts, ["tensor", "type", "shape", "bytes"], rows,
            (long)file.Tensors.Aggregate(
                (UInt128)0, (sum, tensor) => UInt128.Min(sum + UInt128.Min(tensor.Count, long.MaxValue), long.MaxValue)));
    }
}
