namespace Unroll.Packaging.Tests;

/// <summary>The folder of a user who has the packages in a folder and nothing of the repository.</summary>
internal sealed class Workspace
{
    public Workspace(Packages packages, string name, bool offline = true)
    {
        Root = Directory.CreateDirectory(Path.Combine(packages.Root, name)).FullName;
        // Packages of others that were downloaded before are taken from where they are.
        string downloaded = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Write("nuget.config", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(packages.Root, "restored")}" />
              </config>
              {(offline ? "" : $"""<fallbackPackageFolders><add key="downloaded" value="{downloaded}" /></fallbackPackageFolders>""")}
              <packageSources>
                {(offline ? "<clear />" : "")}
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
            <PackageReference Include="Unroll" Version="*" />
            {items}
          </ItemGroup>
        </Project>
        """);

    /// <summary>Runs the dotnet command here; fails if it fails.</summary>
    public string Run(params string[] arguments) => DotNet.Run(Root, arguments);
}
