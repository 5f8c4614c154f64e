namespace Unroll.Packaging.Tests;

/// <summary>The command unroll as it is installed from its package, with no other source of packages.</summary>
[Collection(nameof(Packages))]
public sealed class ToolTests(Packages packages)
{
    [Fact]
    public void The_tool_is_installed_and_imports_a_model()
    {
        var workspace = new Workspace(packages, "tool");
        workspace.Run("tool", "install", "Unroll.Tool", "--version", Packages.Version, "--tool-path", "tools");
        string tool = Path.Combine(workspace.Root, "tools", OperatingSystem.IsWindows() ? "unroll.exe" : "unroll");
        Assert.Contains("import <model>", DotNet.RunProgram(tool, "--help"));

        Assert.Contains("data-stage", DotNet.RunProgram(tool, "draw", packages.Model.File, "--output", "-"));
        string output = Path.Combine(workspace.Root, "App");
        DotNet.RunProgram(tool, "import", packages.Model.File, "--namespace", "App", "--output", output);
        Assert.Equal(
            ["Ramps.check.safetensors", "Ramps.cs", "Ramps.safetensors"],
            Directory.EnumerateFiles(output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("[Conv(3, 3, 5), Relu]", File.ReadAllText(Path.Combine(output, "Ramps.cs")));
    }
}
