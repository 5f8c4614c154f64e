namespace Unroll.Exchange.Import;

/// <summary>
/// Turns one operator of ONNX into operations of the language: the operator that its own name says, without "Importer". A new operator
/// needs one such class and nothing else.
/// </summary>
internal abstract class NodeImporter
{
    private static Dictionary<string, NodeImporter>? _all;

    /// <summary>What turns an operator into operations; null where nothing does.</summary>
    public static NodeImporter? Of(string onnxOperator) => All.GetValueOrDefault(onnxOperator);

    /// <summary>The operators for which there is one, in alphabetical order.</summary>
    public static IEnumerable<string> Operators => All.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether more than the first output of the node may be read.</summary>
    public virtual bool HasManyOutputs => false;

    /// <summary>The values of the node's outputs, of most nodes of the first alone.</summary>
    /// <exception cref="UnsupportedNodeException">The language has no such form.</exception>
    public virtual IReadOnlyList<ImportedValue> ImportAll(NodeContext context) => [Import(context)];

    /// <summary>The value of the node's first output.</summary>
    /// <exception cref="UnsupportedNodeException">The language has no such form.</exception>
    public abstract ImportedValue Import(NodeContext context);

    private static Dictionary<string, NodeImporter> All => _all ??= ByName.Find<NodeImporter>("Importer");
}
