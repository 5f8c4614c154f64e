namespace Unroll;

/// <summary>A tensor of a network that kept its values when a file was loaded.</summary>
/// <param name="Name">Its name in the network: "c1.weights".</param>
/// <param name="Shape">Its extents in the network, outermost first.</param>
/// <param name="Reason">Why: missing in the file, of another shape there, or skipped.</param>
/// <param name="NameInFile">The name of its counterpart in the file; null where the file has none.</param>
/// <param name="ShapeInFile">The extents of its counterpart; null where the file has none.</param>
public sealed record KeptTensor(
    string Name, IReadOnlyList<int> Shape, LoadMismatch Reason, string? NameInFile, IReadOnlyList<long>? ShapeInFile)
{
    /// <summary>Its name and shape, and why it kept its values.</summary>
    public override string ToString() => $"{Name} {ShapeText.Of(Shape)}: {Why()}";

    private string Why() => Reason switch
    {
        LoadMismatch.MissingInFile => "not in the file",
        LoadMismatch.OtherShape when NameInFile == Name => $"{ShapeText.Of(ShapeInFile!)} in the file",
        LoadMismatch.OtherShape => $"{ShapeText.Of(ShapeInFile!)} in the file, where it is '{Printable.Of(NameInFile)}'",
        _ => "skipped by Rename",
    };
}
