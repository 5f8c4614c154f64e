using System.Reflection;

namespace Unroll.Packaging.Tests;

public sealed class PackageTests(Packages packages) : IClassFixture<Packages>
{
    [Fact]
    public void The_package_carries_the_runtime_the_generator_and_the_code_fixes()
    {
        IReadOnlyList<string> files = packages.FilesOf("Unroll");

        Assert.Contains("lib/net10.0/Unroll.dll", files);
        Assert.Contains("lib/net10.0/Unroll.xml", files);
        Assert.Contains("analyzers/dotnet/cs/Unroll.Generator.dll", files);
        Assert.Contains("analyzers/dotnet/cs/Unroll.CodeFixes.dll", files);
        Assert.DoesNotContain(files, file => file.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public void The_package_depends_on_the_attributes_alone_and_these_on_nothing()
    {
        Assert.Equal(["Unroll.Attributes"], packages.DependenciesOf("Unroll"));
        Assert.Empty(packages.DependenciesOf("Unroll.Attributes"));
        Assert.Contains("lib/netstandard2.0/Unroll.Attributes.dll", packages.FilesOf("Unroll.Attributes"));
    }

    [Fact]
    public void The_package_for_ONNX_depends_on_the_library_and_protocol_buffers_alone()
    {
        Assert.Equal(["Google.Protobuf", "Unroll"], packages.DependenciesOf("Unroll.Onnx").Order(StringComparer.Ordinal));
        Assert.Contains("lib/net10.0/Unroll.Onnx.dll", packages.FilesOf("Unroll.Onnx"));
        Assert.Contains("lib/net10.0/Unroll.Onnx.xml", packages.FilesOf("Unroll.Onnx"));
    }

    /// <summary>The project knows no source of packages but the folder, so that a dependency on anything else would stop it.</summary>
    [Fact]
    public void A_fresh_project_restores_builds_and_learns()
    {
        string consumer = Directory.CreateDirectory(Path.Combine(packages.Root, "consumer")).FullName;
        foreach (string file in new[] { "Consumer.csproj", "Program.cs", "nuget.config" })
        {
            using Stream content = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Consumer/{file}")!;
            using FileStream copy = File.Create(Path.Combine(consumer, file));
            content.CopyTo(copy);
        }

        DotNet.Run(consumer, "build", "-c", "Release");

        Assert.Equal("0110", DotNet.Run(consumer, "run", "-c", "Release", "--no-build").Trim());
    }
}
