namespace Unroll.Site;

/// <summary>What a site is made of: the documents of a folder that is laid out as the repository is.</summary>
/// <param name="root">The folder with README.md and docs.</param>
internal sealed class SiteSources(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The documents that become pages: README.md and those below docs, but for what pictures come from. Paths have slashes.</summary>
    public IEnumerable<string> Documents => Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Select(Name)
        .Where(file => !file.StartsWith("docs/build/", StringComparison.Ordinal) && !file.StartsWith("docs/pictures/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Prepend("README.md");

    public string Name(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    public string FullPath(string name) => Path.Combine(Root, name);

    public bool IsFile(string name) => File.Exists(FullPath(name));

    public bool IsFolder(string name) => Directory.Exists(FullPath(name));

    public string ReadText(string name) => File.ReadAllText(FullPath(name)).ReplaceLineEndings("\n");
}
