namespace Unroll.Site;

/// <summary>What a site is made of: the documents of a folder that is laid out as the repository is.</summary>
/// <param name="root">The folder with README.md and docs.</param>
/// <param name="changed">Documents that are to say something else than their files.</param>
internal sealed class SiteSources(string root, IReadOnlyDictionary<string, string>? changed = null)
{
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The documents that become pages: README.md and those below docs, but for what builds and pictures need.</summary>
    public IEnumerable<string> Documents => Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Select(Name)
        .Where(file => !((string[])["docs/build/", "docs/pictures/"]).Any(folder => file.StartsWith(folder, StringComparison.Ordinal)))
        .Order(StringComparer.Ordinal)
        .Prepend("README.md");

    /// <summary>A file by its path from the folder of the repository, with slashes.</summary>
    public string Name(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    public string FullPath(string name) => Path.Combine(Root, name);

    public bool IsFile(string name) => File.Exists(FullPath(name));

    public bool IsFolder(string name) => Directory.Exists(FullPath(name));

    public string ReadText(string name) => changed?.GetValueOrDefault(name) ?? File.ReadAllText(FullPath(name)).ReplaceLineEndings("\n");
}
