namespace Unroll.Packaging.Tests;

/// <summary>
/// A first project of a user, with the package and no source of packages but its folder: a dependency on anything else would stop it.
/// </summary>
[Collection(nameof(Packages))]
public sealed class ConsoleTests(Packages packages)
{
    [Fact]
    public void The_program_in_the_readme_learns()
    {
        string readme = File.ReadAllText(Path.Combine(Packages.Repository, "Package", "README.md"));
        string program = readme.Split("```csharp\n")[1].Split("```")[0];
        Workspace project = new Workspace(packages, "console").WriteProject("Console.csproj", "<OutputType>Exe</OutputType>")
            .Write("Program.cs", program);

        Assert.Equal(
            ["0 xor 0 = 0", "0 xor 1 = 1", "1 xor 0 = 1", "1 xor 1 = 0"],
            project.Run("run", "-c", "Release").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void The_global_using_can_be_switched_off()
    {
        Workspace project = new Workspace(packages, "using")
            .WriteProject("Using.csproj", "<UnrollImplicitUsing>false</UnrollImplicitUsing>")
            .Write("Xor.cs", XorNetwork.Source);
        Assert.Contains("error CS0246", DotNet.RunToFail(project.Root, "build"));

        project.Write("Xor.cs", "using Unroll;\n" + XorNetwork.Source).Run("build");
    }

    /// <summary>The SDK's implicit usings and nullable types are of newer versions of C# as well, so this project has neither.</summary>
    [Fact]
    public void Below_CSharp_10_there_is_one_error()
    {
        Workspace project = new Workspace(packages, "old")
            .WriteProject("Old.csproj", "<LangVersion>9</LangVersion><ImplicitUsings>disable</ImplicitUsings>")
            .Write("Xor.cs", "using Unroll;\n" + XorNetwork.Source);
        string[] errors = [.. DotNet.RunToFail(project.Root, "build").Split('\n')
            .Where(line => line.Contains(" error ", StringComparison.Ordinal))
            .Select(line => line.Split(" error ")[1].Split(" (")[0]).Distinct()];

        const string Expected =
            "UNR0016: 'XorNetwork' needs C# 10.0, in which its code is generated, but this project is compiled as C# 9.0; "
            + "set LangVersion, or remove it";
        Assert.Equal([Expected], errors);
    }
}
