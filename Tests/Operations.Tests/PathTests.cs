using System.Diagnostics;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// The comparisons again in child processes with instruction sets switched off, and the tier at which the runtime compiles each emitted
/// method:
/// one that is past a limit of the compiler runs without optimisation, which nothing else would show.
/// </summary>
public sealed class PathTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("unroll-paths").FullName;

    [Theory]
    [InlineData("none")]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    public void Every_path_agrees_with_the_reference_and_is_optimised(string switchedOff)
    {
        VectorPath path = switchedOff switch
        {
            "DOTNET_EnableAVX512" when ActivePath.Current != VectorPath.Portable => VectorPath.Avx2,
            "DOTNET_EnableAVX2" => VectorPath.Portable,
            _ => ActivePath.Current,
        };
        string summary = Path.Combine(folder, "methods.txt");
        int random = Math.Min(RandomNetworkTests.Count, 50);
        string host = Environment.ProcessPath ?? "";
        var start = new ProcessStartInfo(Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_TieredCompilation"] = "0",
                ["DOTNET_JitStdOutFile"] = summary,
                ["DOTNET_JitDisasmSummary"] = "1",
            },
        };
        if (switchedOff != "none")
            start.Environment[switchedOff] = "0";
        string[] arguments =
        [
            typeof(PathTests).Assembly.Location, path.ToString(), Write("catalogue", CompiledNetworks.Catalogue.Value),
            Write("random", RandomNetworkTests.First.Value), $"{RandomNetworkTests.Seed}", $"{random}",
        ];
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);

        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();

        Assert.True(child.ExitCode == 0, output.Length > 20_000 ? output[..20_000] : output);
        AssertOptimised(File.ReadAllLines(summary));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void AssertOptimised(string[] lines)
    {
        // "  12: JIT compiled Networks.LeNet5+Session:Predict(...) [FullOpts, IL size=120, code size=400]"; kernels stand in
        // Unroll.Generated.
        string[] emitted = [.. lines.Where(line => line.Contains($" {SourceText.Namespace}.") || line.Contains(" Unroll.Generated."))];
        Assert.True(emitted.Length >= 10 * Catalogue.Cases.Length, $"the runtime named {emitted.Length} emitted methods only");
        string[] slow = [.. emitted.Where(line => !line.Contains("[FullOpts") && !line.Contains("[Tier1"))];
        Assert.True(slow.Length == 0, $"{slow.Length} of {emitted.Length} methods are not optimised:\n{string.Join("\n", slow.Take(30))}");
    }

    private string Write(string name, CompiledNetworks networks)
    {
        string path = Path.Combine(folder, name + ".dll");
        File.WriteAllBytes(path, networks.Image);
        return path;
    }
}
