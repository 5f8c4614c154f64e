using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Unroll.Exchange.Import;

namespace Unroll;

/// <summary>Reads ONNX models (opset 7 to 25) as declarations of networks with their weights.</summary>
public static class OnnxImport
{
    /// <summary>Reads a model. Nothing is written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Names and layout; null for the defaults.</param>
    /// <returns>The declaration, the weights, and a check.</returns>
    /// <exception cref="UnsupportedModelException">The language has no operation for some nodes; all of them are named.</exception>
    /// <exception cref="InvalidDataException">The file is no ONNX model, cut off, of another opset, or a weight is infinite or no
    /// number.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, a name of the options is no valid one, or a shape of them is
    /// none of the model.</exception>
    /// <exception cref="IOException">The file, or one beside it with its weights, does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    [RequiresUnreferencedCode("The readers of the operators are found by their types, which trimming may remove.")]
    public static ImportedNetwork Read(string path, OnnxImportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new OnnxImportOptions();
        string name = options.Name ?? Identifiers.OfClass(path);
        if (!Identifiers.IsFree(name))
            throw new ArgumentException($"'{Printable.Of(name)}' is no name of a class, or one of the language.", nameof(options));
        if (options.Namespace is { } space && !space.Split('.').All(Identifiers.IsFree))
            throw new ArgumentException($"'{Printable.Of(space)}' is no name of a namespace, or has one of the language.", nameof(options));
        if (options.WeightsResource is { } resource && (resource.Length == 0 || resource.Any(c => char.IsControl(c) || c is '"' or '\\')))
            throw new ArgumentException($"'{Printable.Of(resource)}' is no name of a resource.", nameof(options));

        ModelGraph model = GivenShapes.Apply(ModelFile.Read(path), options.InputShapes);
        DeclaredGraph graph = Import(WrittenForms.Simplify(model), options);
        return new ImportedNetwork(model, graph, name, options);
    }

    private static DeclaredGraph Import(ModelGraph model, OnnxImportOptions options)
    {
        if (options.InputLayout is { } given)
            return GraphImport.Import(model, given, options.HasBatch);
        HashSet<string> inputs = [.. model.Inputs.Select(input => input.Name)];
        bool turns = model.Nodes.Any(node => node.Operator == "Transpose" && node.HasInput(0) && inputs.Contains(node.Inputs[0])
            && node.Integers("perm") is [0, 3, 1, 2]);
        (OnnxLayout likely, OnnxLayout other) = turns
            ? (OnnxLayout.ChannelsLast, OnnxLayout.ChannelsFirst) : (OnnxLayout.ChannelsFirst, OnnxLayout.ChannelsLast);
        (DeclaredGraph? graph, ExceptionDispatchInfo? wrong) = Try(likely);
        if (graph is { Transpositions: 0 })
            return graph;
        DeclaredGraph? second = Try(other).Graph;

        // What is wrong with the likely layout is told, and it is taken unless fewer elements move in the other.
        if (graph is not null)
            return second?.Transpositions < graph.Transpositions ? second : graph;
        if (second is null)
            wrong!.Throw();
        return second!;

        (DeclaredGraph? Graph, ExceptionDispatchInfo? Wrong) Try(OnnxLayout layout)
        {
            try
            {
                return (GraphImport.Import(model, layout, options.HasBatch), null);
            }
            catch (Exception exception) when (exception is UnsupportedModelException or InvalidDataException)
            {
                return (null, ExceptionDispatchInfo.Capture(exception));
            }
        }
    }
}
