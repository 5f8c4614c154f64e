namespace Unroll;

/// <summary>A model cannot be imported, because no operations of the language compute some of its nodes.</summary>
public sealed class UnsupportedModelException : NotSupportedException
{
    private const int MostInMessage = 200;

    internal UnsupportedModelException(string path, IEnumerable<UnsupportedNode> nodes)
        : this(path, [.. nodes])
    {
    }

    private UnsupportedModelException(string path, UnsupportedNode[] nodes)
        : base(Text(path, nodes)) => Nodes = Array.AsReadOnly(nodes);

    /// <summary>All of these nodes, in the order of the model.</summary>
    public IReadOnlyList<UnsupportedNode> Nodes { get; }

    private static string Text(string path, UnsupportedNode[] nodes)
    {
        string lines = string.Concat(nodes.Take(MostInMessage).Select(node => $"\n  {node}"));
        string more = nodes.Length > MostInMessage ? $"\n  and {nodes.Length - MostInMessage} more" : "";
        return $"{path} cannot be imported; of its nodes these are not supported:{lines}{more}";
    }
}
