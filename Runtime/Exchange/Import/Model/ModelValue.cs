namespace Unroll.Exchange.Import;

/// <summary>An input or output of a model.</summary>
/// <param name="Name">The name of its tensor.</param>
/// <param name="ElementType">Its element type, as ONNX numbers them.</param>
/// <param name="Extents">Its extents; null for those that the file leaves open, and as a whole where it says nothing.</param>
internal sealed record ModelValue(string Name, int ElementType, IReadOnlyList<long?>? Extents)
{
    /// <summary>The extents as people write them, open ones as "?".</summary>
    public string ShapeText => Extents is null ? "?" : $"[{string.Join(", ", Extents.Select(extent => extent?.ToString() ?? "?"))}]";
}
