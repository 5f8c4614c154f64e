using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace Unroll.Packaging.Tests;

/// <summary>What is in the packages.</summary>
[Collection(nameof(Packages))]
public sealed class PackageTests(Packages packages)
{
    public static TheoryData<string> All =>
        ["Unroll", "Unroll.Attributes", "Unroll.Exchange", "Unroll.Vision", "Unroll.Mpi", "Unroll.Tool", "Unroll.Templates"];

    [Fact]
    public void The_package_carries_the_runtime_the_generator_and_the_code_fixes()
    {
        IReadOnlyList<string> files = packages.FilesOf("Unroll");

        Assert.Contains("lib/net10.0/Unroll.dll", files);
        Assert.Contains("lib/net10.0/Unroll.xml", files);
        Assert.Contains("analyzers/dotnet/cs/Unroll.Generator.dll", files);
        Assert.Contains("analyzers/dotnet/cs/Unroll.CodeFixes.dll", files);
        Assert.Contains("build/Unroll.props", files);
        Assert.Contains("buildTransitive/Unroll.targets", files);
        Assert.DoesNotContain(files, file => file.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public void The_package_carries_the_pages_that_diagnostics_link_to()
    {
        string[] pages = [.. Directory.EnumerateFiles(Path.Combine(Packages.Repository, "docs", "diagnostics"), "UNR*.md")
            .Select(page => $"docs/diagnostics/{Path.GetFileName(page)}")];
        Assert.True(pages.Length > 60);
        Assert.Empty(pages.Append("docs/language.md").Except(packages.FilesOf("Unroll")));
    }

    [Fact]
    public void The_package_depends_on_the_attributes_alone_and_these_on_nothing()
    {
        Assert.Equal(["Unroll.Attributes"], packages.DependenciesOf("Unroll"));
        Assert.Empty(packages.DependenciesOf("Unroll.Attributes"));
        Assert.Contains("lib/netstandard2.0/Unroll.Attributes.dll", packages.FilesOf("Unroll.Attributes"));
    }

    [Fact]
    public void The_package_for_other_formats_depends_on_the_library_protocol_buffers_and_HDF5_alone()
    {
        Assert.Equal(["Google.Protobuf", "PureHDF", "Unroll"], packages.DependenciesOf("Unroll.Exchange").Order(StringComparer.Ordinal));
        Assert.Contains("lib/net10.0/Unroll.Exchange.dll", packages.FilesOf("Unroll.Exchange"));
        Assert.Contains("lib/net10.0/Unroll.Exchange.xml", packages.FilesOf("Unroll.Exchange"));
    }

    [Fact]
    public void The_package_for_pictures_depends_on_the_library_and_the_decoder_and_encoder_alone()
    {
        Assert.Equal(
            ["StbImageSharp", "StbImageWriteSharp", "Unroll"],
            packages.DependenciesOf("Unroll.Vision").Order(StringComparer.Ordinal));
        Assert.Contains("lib/net10.0/Unroll.Vision.dll", packages.FilesOf("Unroll.Vision"));
        Assert.Contains("lib/net10.0/Unroll.Vision.xml", packages.FilesOf("Unroll.Vision"));
    }

    [Fact]
    public void The_package_for_several_machines_depends_on_the_library_alone()
    {
        Assert.Equal(["Unroll"], packages.DependenciesOf("Unroll.Mpi"));
        Assert.Contains("lib/net10.0/Unroll.Mpi.dll", packages.FilesOf("Unroll.Mpi"));
        Assert.Contains("lib/net10.0/Unroll.Mpi.xml", packages.FilesOf("Unroll.Mpi"));
    }

    /// <summary>Compilers would make the package ten times as large, and projects have their own.</summary>
    [Fact]
    public void The_package_for_ONNX_carries_the_tool_for_projects_without_a_compiler()
    {
        IReadOnlyList<string> files = packages.FilesOf("Unroll.Exchange");
        Assert.Contains("build/Unroll.Exchange.targets", files);
        Assert.Contains("buildTransitive/Unroll.Exchange.targets", files);
        Assert.Contains("tools/net10.0/any/Unroll.Tool.dll", files);
        Assert.Contains("tools/net10.0/any/Unroll.Tool.runtimeconfig.json", files);
        Assert.DoesNotContain(files, file => file.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.InRange(new FileInfo(packages.FileOf("Unroll.Exchange")).Length, 1, 2_000_000);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_package_tells_what_it_is_and_where_it_comes_from(string package)
    {
        ILookup<string, XElement> manifest = packages.ManifestOf(package);
        foreach (string element in new[] { "title", "description", "authors", "tags", "releaseNotes", "readme", "icon", "license" })
            Assert.False(string.IsNullOrWhiteSpace(manifest[element].Single().Value), element);
        Assert.Equal(Packages.Address, manifest["projectUrl"].Single().Value.TrimEnd('/'));
        XElement repository = manifest["repository"].Single();
        Assert.Equal(Packages.Address, repository.Attribute("url")!.Value);
        Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")!.Value);

        string readme = Encoding.UTF8.GetString(Packages.Read(packages.FileOf(package), "README.md"));
        string ours = File.ReadAllText(Path.Combine(Packages.Repository, "Package", "README.md"))
            .Replace("https://unroll.example", Packages.Address);
        Assert.Equal(ours.TrimEnd(), readme.TrimEnd());
        Assert.Equal(package == "Unroll.Templates" ? "MIT AND CC-BY-4.0" : "MIT", manifest["license"].Single().Value);
        Assert.Equal("PNG", Encoding.ASCII.GetString(Packages.Read(packages.FileOf(package), "icon.png"), 1, 3));
    }

    [Theory]
    [InlineData("Unroll", "lib/net10.0/Unroll.pdb")]
    [InlineData("Unroll.Attributes", "lib/netstandard2.0/Unroll.Attributes.pdb")]
    [InlineData("Unroll.Exchange", "lib/net10.0/Unroll.Exchange.pdb")]
    [InlineData("Unroll.Vision", "lib/net10.0/Unroll.Vision.pdb")]
    [InlineData("Unroll.Mpi", "lib/net10.0/Unroll.Mpi.pdb")]
    [InlineData("Unroll.Tool", "tools/net10.0/any/Unroll.Tool.pdb")]
    public void Symbols_lead_to_the_sources_and_name_no_path_of_this_machine(string package, string file)
    {
        byte[] symbols = Packages.Read(Path.ChangeExtension(packages.FileOf(package), "snupkg"), file);
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        MetadataReader reader = provider.GetMetadataReader();

        string[] documents = [.. reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name))];
        Assert.NotEmpty(documents);
        Assert.All(documents, document => Assert.StartsWith("/_", document));

        // "Source Link" in the description of portable PDBs.
        var sourceLink = new Guid("CC110556-A091-4D38-9FEC-25AB9A351A6A");
        string link = Encoding.UTF8.GetString(reader.CustomDebugInformation
            .Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) == sourceLink)
            .Select(information => reader.GetBlobBytes(information.Value))
            .Single());
        Assert.Matches($"\"/_/\\*\":\"{Packages.Address}/raw/[0-9a-f]{{40}}/\\*\"", link);
    }

    /// <summary>The compiler notes in what it writes that the same sources would give the same bytes.</summary>
    [Theory]
    [InlineData("Unroll", "lib/net10.0/Unroll.dll")]
    [InlineData("Unroll", "analyzers/dotnet/cs/Unroll.Generator.dll")]
    [InlineData("Unroll", "analyzers/dotnet/cs/Unroll.CodeFixes.dll")]
    [InlineData("Unroll.Attributes", "lib/netstandard2.0/Unroll.Attributes.dll")]
    [InlineData("Unroll.Exchange", "lib/net10.0/Unroll.Exchange.dll")]
    [InlineData("Unroll.Vision", "lib/net10.0/Unroll.Vision.dll")]
    [InlineData("Unroll.Mpi", "lib/net10.0/Unroll.Mpi.dll")]
    [InlineData("Unroll.Tool", "tools/net10.0/any/Unroll.Tool.dll")]
    public void Assemblies_are_deterministic(string package, string file)
    {
        using var reader = new PEReader(new MemoryStream(Packages.Read(packages.FileOf(package), file)));
        Assert.Contains(reader.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    }

    [Fact]
    public void The_same_sources_give_the_same_bytes()
    {
        string again = Path.Combine(packages.Root, "again");
        DotNet.Run(
            Packages.Repository, "pack", "Attributes/Unroll.Attributes.csproj", "-c", "Release", "--artifacts-path",
            Path.Combine(again, "build"), "-o", again,
            $"-p:Version={Packages.Version}", Packages.NotAnalyzed);

        Assert.Equal(
            Packages.Read(packages.FileOf("Unroll.Attributes"), "lib/netstandard2.0/Unroll.Attributes.dll"),
            Packages.Read(Directory.EnumerateFiles(again, "*.nupkg").Single(), "lib/netstandard2.0/Unroll.Attributes.dll"));
    }
}
