namespace Unroll.Packaging.Tests;

/// <summary>Where a project may take packages from.</summary>
internal enum Sources
{
    /// <summary>Our folder alone: a dependency on anything else would stop it.</summary>
    Folder,

    /// <summary>Our folder, and what was downloaded before by the build of these tests: xunit.</summary>
    FolderAndDownloaded,

    /// <summary>Our folder, and where the user's packages come from, for parts of the SDK that are packages.</summary>
    All,
}

/// <summary>The folder of a user who has the packages in a folder and nothing of the repository.</summary>
internal sealed class Workspace
{
    public Workspace(Packages packages, string name, Sources sources = Sources.Folder)
    {
        Root = Directory.CreateDirectory(Path.Combine(packages.Root, name)).FullName;
        string downloaded = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string fallback = sources == Sources.Folder
            ? ""
            : $"""<fallbackPackageFolders><add key="downloaded" value="{downloaded}" /></fallbackPackageFolders>""";
        Write("nuget.config", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(packages.Root, "restored")}" />
              </config>
              {fallback}
              <packageSources>
                {(sources == Sources.All ? "" : "<clear />")}
                <add key="local" value="{packages.Folder}" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>Writes a file, in folders that are made for it.</summary>
    public Workspace Write(string file, string content)
    {
        string path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return this;
    }

    /// <summary>Writes a project that has the package Unroll.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="properties">Further properties.</param>
    /// <param name="items">Further items.</param>
    public Workspace WriteProject(string file, string properties = "", string items = "") => Write(file, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Unroll" Version="{Packages.Version}" />
            {items}
          </ItemGroup>
        </Project>
        """);

    /// <summary>Runs the dotnet command here; fails if it fails.</summary>
    public string Run(params string[] arguments) => DotNet.Run(Root, arguments);
}
