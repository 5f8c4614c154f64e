using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Unroll.Operations.Tests;

/// <summary>
/// The comparisons with the reference in a child process, on one path, and the tier at which the runtime compiled each emitted method: one
/// that is past a limit of the compiler runs without optimization, which nothing else would show. The reference is computed once, for all
/// paths: <see cref="ComparedNetwork"/>.
/// </summary>
internal sealed class PathRun
{
    private static readonly Lazy<Dictionary<VectorPath, PathRun>> Runs = new(StartAll);

    private readonly Dictionary<string, string[]> failures;

    private PathRun(Dictionary<string, string[]> failures, string[] methods) => (this.failures, Methods) = (failures, methods);

    /// <summary>The paths that this machine has: its fastest, and those that are left when instruction sets are switched off.</summary>
    public static VectorPath[] Here => [.. Enum.GetValues<VectorPath>().Where(path => path <= ActivePath.Current)];

    /// <summary>
    /// What the runtime tells of each method:
    /// "  12: JIT compiled Networks.LeNet5+Session:Predict(...) [FullOpts, IL size=120, code size=400]".
    /// </summary>
    public string[] Methods { get; }

    public static PathRun Of(VectorPath path) => Runs.Value[path];

    /// <summary>What is wrong with a network on any path; nothing if all is well.</summary>
    /// <exception cref="KeyNotFoundException">It was not compared.</exception>
    public static string[] FailuresOf(string name) =>
        [.. Here.SelectMany(path => Of(path).failures[name].Select(failure => $"{path}: {failure}"))];

    /// <summary>Writes what <see cref="Compare"/> reads: the assemblies of the catalog and of the random networks.</summary>
    public static void Compile(string folder)
    {
        File.WriteAllBytes(CatalogIn(folder), CompiledNetworks.Catalog.Value.Image);
        File.WriteAllBytes(RandomIn(folder), RandomNetworkTests.First.Value.Image);
    }

    /// <summary>Computes what is expected of the networks, and writes it for <see cref="Compare"/>, which else does so itself.</summary>
    public static void Expect(string folder, Func<string, bool> isChosen) =>
        Balanced(Load(folder).Where(network => isChosen(network.Name))).ForAll(network => network.Expect(folder));

    /// <summary>
    /// The child's part: compares, and writes the failures of each network, those without any among them, to a file
    /// with the name of the path.
    /// </summary>
    public static void Compare(string folder, Func<string, bool> isChosen)
    {
        ComparedNetwork[] networks = Load(folder);
        IEnumerable<(string Name, Func<IEnumerable<string>> Compare)> work =
        [
            .. networks.Select(network => (network.Name, (Func<IEnumerable<string>>)(() => network.Compare(folder)))),
            .. from @case in GroupCases.Isolated()
               join network in networks on @case.Name equals network.Name
               select (GroupIsolation.NameOf(@case.Name),
                   (Func<IEnumerable<string>>)(() => GroupIsolation.Run(@case, network.Driver))),
        ];
        Dictionary<string, string[]> failures = Balanced(work.Where(comparison => isChosen(comparison.Name)))
            .Select(comparison => (comparison.Name, Failures: Guarded(comparison.Compare)))
            .ToDictionary(comparison => comparison.Name, comparison => comparison.Failures);
        File.WriteAllText(ResultsIn(folder, ActivePath.Current), JsonSerializer.Serialize(failures));
    }

    /// <summary>On all processors; one at a time is handed out, since a few networks take as long as a hundred others.</summary>
    private static ParallelQuery<T> Balanced<T>(IEnumerable<T> work) => Partitioner.Create([.. work], loadBalance: true).AsParallel();

    private static string CatalogIn(string folder) => Path.Combine(folder, "catalog.dll");

    private static string RandomIn(string folder) => Path.Combine(folder, "random.dll");

    private static string ResultsIn(string folder, VectorPath path) => Path.Combine(folder, $"{path}.json");

    private static ComparedNetwork[] Load(string folder)
    {
        CompiledNetworks catalog = CompiledNetworks.Load(CatalogIn(folder)), random = CompiledNetworks.Load(RandomIn(folder));
        return
        [
            .. Catalog.Cases.Select(@case => new ComparedNetwork(@case.Name, @case.Build, catalog, _ => @case.Batches)),
            .. Enumerable.Range(0, RandomNetworkTests.FirstCount).Select(index => new ComparedNetwork(
                RandomNetworkTests.NameOf(index), () => RandomNetworkTests.Draw(index), random,
                network => RandomNetworkTests.Batches(network, index))),
        ];
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

    /// <summary>Path by path, the fastest first, which computes the reference for the others. Each takes all processors.</summary>
    private static Dictionary<VectorPath, PathRun> StartAll()
    {
        string folder = Directory.CreateTempSubdirectory("unroll-paths").FullName;
        try
        {
            Compile(folder);
            return Here.Reverse().ToDictionary(path => path, path => Start(path, folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static PathRun Start(VectorPath path, string folder)
    {
        string methods = Path.Combine(folder, $"{path}.methods.txt");
        string host = Environment.ProcessPath ?? "";
        var start = new ProcessStartInfo(Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { typeof(PathRun).Assembly.Location, $"{path}", folder },
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

        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        string output = child.StandardOutput.ReadToEnd() + errors.Result;
        child.WaitForExit();
        if (child.ExitCode != 0)
            throw new InvalidOperationException(
                $"The comparisons on {path} ended with {child.ExitCode}:\n{(output.Length > 20_000 ? output[..20_000] : output)}");
        return new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(ResultsIn(folder, path)))!,
            File.ReadAllLines(methods));
    }
}
