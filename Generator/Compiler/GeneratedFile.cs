namespace Unroll.Generator;

/// <summary>A file of generated code.</summary>
/// <param name="HintName">Its name, unlike every other of the project even where case does not count.</param>
/// <param name="Source">Its text.</param>
/// <param name="IsApi">Whether the editor needs it to bind the user's code; kernels wait for a build.</param>
internal sealed record GeneratedFile(string HintName, string Source, bool IsApi);

/// <summary>All files of a network, and what went wrong while they were written.</summary>
internal sealed record GeneratedNetwork(string FullName, EquatableArray<GeneratedFile> Files, string? Failure);
