using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Unroll.Operations.Tests;

/// <summary>
/// The comparisons with the reference in a child process, on one path, and the tier at which the runtime compiled each emitted method: one that is past a
/// limit of the compiler runs without optimization, which nothing else would show.
/// </summary>
internal sealed class PathRun
{
    /// <summary>The random networks that are compared so.</summary>
    public static readonly int Random = Math.Min(RandomNetworkTests.Count, RandomNetworkTests.Together);

    private static readonly Dictionary<VectorPath, Lazy<PathRun>> Runs = Here.ToDictionary(path => path, path => new Lazy<PathRun>(() => Start(path)));

    private readonly Dictionary<string, string[]> failures;

    private PathRun(Dictionary<string, string[]> failures, string[] methods) => (this.failures, Methods) = (failures, methods);

    /// <summary>The paths that this machine has: its fastest, and those that are left when instruction sets are switched off.</summary>
    public static VectorPath[] Here => [.. Enum.GetValues<VectorPath>().Where(path => path <= ActivePath.Current)];

    /// <summary>What the runtime tells of each method: "  12: JIT compiled Networks.LeNet5+Session:Predict(...) [FullOpts, IL size=120, code size=400]".</summary>
    public string[] Methods { get; }

    public static PathRun Of(VectorPath path) => Runs[path].Value;

    /// <summary>What is wrong with a network on any path; nothing if all is well.</summary>
    /// <exception cref="KeyNotFoundException">It was not compared.</exception>
    public static string[] FailuresOf(string name) => [.. Here.SelectMany(path => Of(path).failures[name].Select(failure => $"{path}: {failure}"))];

    /// <summary>The child's part: compares, and writes the failures of each network, those without any among them.</summary>
    /// <param name="results">The file that is written.</param>
    /// <param name="catalog">The assembly of the catalog, which the parent has compiled.</param>
    /// <param name="random">That of the random networks.</param>
    /// <param name="isChosen">The names of the networks that are compared.</param>
    public static void Compare(string results, string catalog, string random, Func<string, bool> isChosen)
    {
        (CompiledNetworks named, CompiledNetworks drawn) = (CompiledNetworks.Load(catalog), CompiledNetworks.Load(random));
        (string Name, Func<IEnumerable<string>> Compare)[] work =
        [
            .. Catalog.Cases.Select(@case =>
                (@case.Name, (Func<IEnumerable<string>>)(() => Comparison.Run(@case.Build(), named.Get(@case.Name), @case.Batches)))),
            .. GroupCases.Isolated().Select(@case =>
                (GroupIsolation.NameOf(@case.Name), (Func<IEnumerable<string>>)(() => GroupIsolation.Run(@case, named.Get(@case.Name))))),
            .. Enumerable.Range(0, Random).Select(index =>
                (RandomNetworkTests.NameOf(index), (Func<IEnumerable<string>>)(() => RandomNetworkTests.Compare(index, drawn)))),
        ];
        // A few networks take as long as a hundred others.
        Dictionary<string, string[]> failures = Partitioner.Create([.. work.Where(network => isChosen(network.Name))], loadBalance: true).AsParallel().Select(network => (network.Name, Failures: Guarded(network.Compare)))
            .ToDictionary(network => network.Name, network => network.Failures);
        File.WriteAllText(results, JsonSerializer.Serialize(failures));
    }

    /// <summary>Writes the assemblies for <see cref="Compare"/>: "catalog.dll" and "random.dll".</summary>
    public static void Compile(string folder)
    {
        Write(folder, "catalog", CompiledNetworks.Catalog.Value);
        Write(folder, "random", RandomNetworkTests.First.Value);
    }

    private static string[] Guarded(Func<IEnumerable<string>> compare)
    {
        try
        {
            return [.. compare()];
        }
        catch (Exception exception)
        {
            return [exception.ToString()];
        }
    }

    private static PathRun Start(VectorPath path)
    {
        string folder = Directory.CreateTempSubdirectory("unroll-paths").FullName;
        try
        {
            (string results, string methods) = (Path.Combine(folder, "results.json"), Path.Combine(folder, "methods.txt"));
            string host = Environment.ProcessPath ?? "";
            var start = new ProcessStartInfo(Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["DOTNET_TieredCompilation"] = "0",
                    ["DOTNET_JitStdOutFile"] = methods,
                    ["DOTNET_JitDisasmSummary"] = "1",
                },
            };
            if (path != ActivePath.Current)
                start.Environment[path == VectorPath.Avx2 ? "DOTNET_EnableAVX512" : "DOTNET_EnableAVX2"] = "0";
            string[] arguments =
            [
                typeof(PathRun).Assembly.Location, $"{path}", results,
                Write(folder, "catalog", CompiledNetworks.Catalog.Value), Write(folder, "random", RandomNetworkTests.First.Value),
            ];
            foreach (string argument in arguments)
                start.ArgumentList.Add(argument);

            using Process child = Process.Start(start)!;
            Task<string> errors = child.StandardError.ReadToEndAsync();
            string output = child.StandardOutput.ReadToEnd() + errors.Result;
            child.WaitForExit();
            if (child.ExitCode != 0)
                throw new InvalidOperationException($"The comparisons on {path} ended with {child.ExitCode}:\n{(output.Length > 20_000 ? output[..20_000] : output)}");
            return new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(results))!, File.ReadAllLines(methods));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Write(string folder, string name, CompiledNetworks networks)
    {
        string path = Path.Combine(folder, name + ".dll");
        File.WriteAllBytes(path, networks.Image);
        return path;
    }
}
