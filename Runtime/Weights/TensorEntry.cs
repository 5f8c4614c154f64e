namespace Unroll;

/// <summary>A tensor as the header of a safetensors file describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its element type: "F32".</param>
/// <param name="Shape">Its extents, outermost first.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte behind its last.</param>
internal sealed record TensorEntry(string Name, string Type, long[] Shape, long Begin, long End)
{
    /// <summary>The shape as people write it.</summary>
    public string ShapeText => Unroll.ShapeText.Of(Shape);
}
