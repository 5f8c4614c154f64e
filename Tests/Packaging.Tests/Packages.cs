using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace Unroll.Packaging.Tests;

/// <summary>The packages, made once for all tests in a folder of their own, which goes with them.</summary>
public sealed class Packages : IDisposable
{
    public Packages()
    {
        Root = Directory.CreateTempSubdirectory("unroll-packages-").FullName;
        string repository = typeof(Packages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Repository").Value!;
        foreach (string project in new[] { "Attributes/Unroll.Attributes.csproj", "Runtime/Unroll.csproj", "Runtime/Onnx/Unroll.Onnx.csproj" })
        {
            // All that is built goes to the folder too: other tests may be using the repository's own output.
            DotNet.Run(repository, "pack", project, "-c", "Release", "--artifacts-path", Path.Combine(Root, "build"), "-o", Path.Combine(Root, "packages"));
        }
    }

    /// <summary>A folder for the tests.</summary>
    public string Root { get; }

    /// <summary>The names of all files in a package.</summary>
    public IReadOnlyList<string> FilesOf(string package)
    {
        using ZipArchive archive = Open(package);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>The packages that a package depends on, whatever the framework.</summary>
    public IReadOnlyList<string> DependenciesOf(string package)
    {
        using ZipArchive archive = Open(package);
        using Stream manifest = archive.GetEntry($"{package}.nuspec")!.Open();
        return [.. XDocument.Load(manifest).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value)];
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);

    private ZipArchive Open(string package) =>
        ZipFile.OpenRead(Directory.EnumerateFiles(Path.Combine(Root, "packages"), $"{package}.?.*.nupkg").Single());
}
