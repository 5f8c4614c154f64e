using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Tests.Conformance;

/// <summary>A test of one operator, as the project of ONNX publishes them: a model, its inputs, and the outputs it must give.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Model">The model.</param>
/// <param name="Inputs">The inputs in the order of the model.</param>
/// <param name="Outputs">The outputs in the order of the model.</param>
internal sealed record NodeTest(string Name, ModelProto Model, TensorProto[] Inputs, TensorProto[] Outputs)
{
    private static readonly Lazy<NodeTest[]> Read = new(ReadAll);

    /// <summary>The selection that is in the repository: tests on floats of operators that networks are made of, by name.</summary>
    public static NodeTest[] All => Read.Value;

    /// <summary>The operator that is tested.</summary>
    public string Operator => Model.Graph.Node[^1].OpType;

    /// <summary>The numbers of a tensor.</summary>
    public static double[] Numbers(TensorProto tensor)
    {
        if (tensor.FloatData.Count > 0)
            return [.. tensor.FloatData.Select(number => (double)number)];
        if (tensor.Int64Data.Count > 0)
            return [.. tensor.Int64Data.Select(number => (double)number)];
        ReadOnlySpan<byte> raw = tensor.RawData.Span;
        const TensorProto.Types.DataType Bool = (TensorProto.Types.DataType)9;
        return (TensorProto.Types.DataType)tensor.DataType switch
        {
            TensorProto.Types.DataType.Float => [.. MemoryMarshal.Cast<byte, float>(raw).ToArray().Select(number => (double)number)],
            TensorProto.Types.DataType.Int64 => [.. MemoryMarshal.Cast<byte, long>(raw).ToArray().Select(number => (double)number)],
            TensorProto.Types.DataType.Int32 => [.. MemoryMarshal.Cast<byte, int>(raw).ToArray().Select(number => (double)number)],
            TensorProto.Types.DataType.Double => MemoryMarshal.Cast<byte, double>(raw).ToArray(),
            Bool => [.. raw.ToArray().Select(number => (double)number)],
            _ => throw new InvalidDataException($"'{tensor.Name}' has elements of type {tensor.DataType}."),
        };
    }

    private static NodeTest[] ReadAll()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Conformance", "onnx-node-tests-1.22.0.tar.br");
        using var archive = new TarReader(new BrotliStream(File.OpenRead(path), CompressionMode.Decompress));
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        while (archive.GetNextEntry(copyData: true) is { DataStream: { } data } entry)
        {
            byte[] content = new byte[data.Length];
            data.ReadExactly(content);
            files.Add(entry.Name, content);
        }

        return
        [
            .. from file in files
               let parts = file.Key.Split('/')
               group (Path: string.Join('/', parts[1..]), file.Value) by parts[0] into test
               select new NodeTest(
                   test.Key,
                   ModelProto.Parser.ParseFrom(test.Single(file => file.Path == "model.onnx").Value),
                   Tensors(test, "input"),
                   Tensors(test, "output")),
        ];
    }

    private static TensorProto[] Tensors(IEnumerable<(string Path, byte[] Content)> files, string kind) =>
    [
        .. files.Where(file => file.Path.StartsWith($"test_data_set_0/{kind}_", StringComparison.Ordinal))
            .OrderBy(file => int.Parse(Path.GetFileNameWithoutExtension(file.Path).Split('_')[^1]))
            .Select(file => TensorProto.Parser.ParseFrom(file.Content)),
    ];
}
