using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace Unroll.Packaging.Tests;

/// <summary>The packages, made once for all tests in a folder of their own, which goes with them.</summary>
public sealed class Packages : IDisposable
{
    private readonly Lazy<ExportedModel> _model;

    public Packages()
    {
        _model = new Lazy<ExportedModel>(() => ExportedModel.Make(this));
        Root = Directory.CreateTempSubdirectory("unroll-packages-").FullName;
        // All that is built goes to the folder too: other tests may be using the repository's own output.
        DotNet.Run(
            Repository, "pack", "Package/Packages.slnx", "-c", "Release", "--artifacts-path", Path.Combine(Root, "build"), "-o", Folder,
            $"-p:Version={Version}", NotAnalyzed);
    }

    /// <summary>A version that no registry has, so that nobody else's package is taken for ours.</summary>
    public static string Version => "0.0.1-packed";

    /// <summary>
    /// Analyzers read the sources when the repository is built, change nothing in what is compiled, and take about a minute.
    /// </summary>
    public const string NotAnalyzed = "-p:RunAnalyzers=false";

    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = Metadata("Repository");

    /// <summary>The address of the project, as Directory.Build.props has it.</summary>
    public static string Address { get; } = Metadata("ProjectAddress");

    /// <summary>A folder for the tests.</summary>
    public string Root { get; }

    /// <summary>The folder of the packages.</summary>
    public string Folder => Path.Combine(Root, "packages");

    /// <summary>An ONNX model, made when it is first asked for.</summary>
    internal ExportedModel Model => _model.Value;

    /// <summary>The file of a package.</summary>
    public string FileOf(string package) => Directory.EnumerateFiles(Folder, $"{package}.?.*.nupkg").Single();

    /// <summary>The names of all files in a package.</summary>
    public IReadOnlyList<string> FilesOf(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(FileOf(package));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>The bytes of a file in an archive, of symbols if that is its ending.</summary>
    public static byte[] Read(string archiveFile, string name)
    {
        using ZipArchive archive = ZipFile.OpenRead(archiveFile);
        ZipArchiveEntry entry = archive.GetEntry(name) ?? throw new FileNotFoundException($"{archiveFile} has no {name}");
        using Stream content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>What a package says of itself: the elements of its manifest by name.</summary>
    public ILookup<string, XElement> ManifestOf(string package) =>
        XDocument.Load(new MemoryStream(Read(FileOf(package), $"{package}.nuspec"))).Descendants()
            .ToLookup(element => element.Name.LocalName);

    /// <summary>The packages that a package depends on, whatever the framework.</summary>
    public IReadOnlyList<string> DependenciesOf(string package) =>
        [.. ManifestOf(package)["dependency"].Select(element => element.Attribute("id")!.Value)];

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string Metadata(string key) =>
        typeof(Packages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}

/// <summary>The tests that share the packages. One after the other: each starts compilers, which take all processors.</summary>
[CollectionDefinition(nameof(Packages))]
public sealed class PackagesCollection : ICollectionFixture<Packages>;
