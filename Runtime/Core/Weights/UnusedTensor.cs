namespace Unroll;

/// <summary>A tensor of a file that was not used when a network loaded it.</summary>
/// <param name="NameInFile">Its name in the file.</param>
/// <param name="ShapeInFile">Its extents in the file, outermost first.</param>
/// <param name="Reason">Why: missing in the network, of another shape there, or skipped.</param>
/// <param name="Name">The name under which the network was asked for it: that in the file, or what <see cref="LoadOptions.Rename"/> gave;
/// null where it was skipped.</param>
public sealed record UnusedTensor(string NameInFile, IReadOnlyList<long> ShapeInFile, LoadMismatch Reason, string? Name)
{
    /// <summary>Its name and shape, and why it was not used.</summary>
    public override string ToString() => $"{Printable.Of(NameInFile)} {ShapeText.Of(ShapeInFile)}: {Why()}";

    private string Why() => Reason switch
    {
        LoadMismatch.MissingInNetwork when NameInFile == Name => "not in the network",
        LoadMismatch.MissingInNetwork => $"as '{Printable.Of(Name)}' not in the network",
        LoadMismatch.OtherShape when NameInFile == Name => "another shape in the network",
        LoadMismatch.OtherShape => $"another shape in the network, where it is '{Printable.Of(Name)}'",
        _ => "skipped by Rename",
    };
}
