using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Tests;

/// <summary>Models as messages, to be looked into.</summary>
internal static class Models
{
    public static IEnumerable<string> Operators<TNetwork>(OnnxLayout layout) => Operators(typeof(TNetwork), layout);

    public static IEnumerable<string> Operators(Type type, OnnxLayout layout)
    {
        using Network network = Comparison.Create(type);
        return [.. Read(network, layout).Graph.Node.Select(node => node.OpType)];
    }

    /// <summary>The names of the constants that are parameters: those of the exporter's own have a slash.</summary>
    public static IEnumerable<string> Constants(GraphProto graph) => graph.Initializer.Select(constant => constant.Name)
        .Where(name => !name.Contains('/', StringComparison.Ordinal));

    public static ModelProto Read(Network network, OnnxLayout layout, int? batchSize = null) =>
        ModelProto.Parser.ParseFrom(Comparison.Export(network, new OnnxOptions { Layout = layout, BatchSize = batchSize }));
}
