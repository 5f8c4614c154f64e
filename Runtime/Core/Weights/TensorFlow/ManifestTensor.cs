namespace Unroll;

/// <summary>A tensor of a manifest.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements in the file, quantized ones where they are.</param>
/// <param name="Shape">Its extents, outermost first.</param>
/// <param name="Begin">Its first byte in the files of its group together.</param>
/// <param name="End">The byte behind its last.</param>
/// <param name="Shards">The files of its group.</param>
/// <param name="Scale">The factor of its numbers.</param>
/// <param name="Minimum">What is added to them.</param>
internal sealed record ManifestTensor(
    string Name, string Type, long[] Shape, long Begin, long End, IReadOnlyList<string> Shards, double Scale, double Minimum)
    : TensorEntry(Name, Type, Shape, Begin, End)
{
    /// <summary>Whether its numbers stand for floats by a scale.</summary>
    public bool IsQuantized { get; init; }

    /// <inheritdoc/>
    public override bool IsFloat => IsQuantized || base.IsFloat;
}
