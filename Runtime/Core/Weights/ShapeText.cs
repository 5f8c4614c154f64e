namespace Unroll;

/// <summary>Shapes as people write them.</summary>
internal static class ShapeText
{
    /// <summary>The extents, outermost first: "[5, 5, 1, 6]".</summary>
    public static string Of<T>(IEnumerable<T> extents) => $"[{string.Join(", ", extents)}]";
}
