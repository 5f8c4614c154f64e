namespace Unroll.Vision;

/// <summary>A file that cannot be read as a picture.</summary>
/// <param name="Path">The file.</param>
/// <param name="Problem">What is wrong, in a sentence that names the file.</param>
public readonly record struct DamagedFile(string Path, string Problem);
