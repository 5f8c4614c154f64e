using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>An assembly of networks. One that does not compile is left out and told of when it is asked for, so that it fails
/// alone.</summary>
internal sealed class CompiledNetworks
{
    private readonly Dictionary<string, string> failures = [];

    private CompiledNetworks(IReadOnlyList<ReferenceNetwork> networks)
    {
        (byte[]? image, Diagnostics) = NetworkCompiler.Compile(NetworkCompiler.Prepare(networks));
        if (image is null)
            (image, _) = NetworkCompiler.Compile(NetworkCompiler.Prepare([.. networks.Where(network => !Fails(network))]));
        Image = image ?? throw new InvalidOperationException("No network compiles:\n" + string.Join("\n", Diagnostics.Take(50)));
        Assembly = AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(Image));
    }

    private CompiledNetworks(byte[] image)
    {
        Image = image;
        Diagnostics = [];
        Assembly = AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(image));
    }

    /// <summary>Of all networks compiled by name; compiled when a test first asks.</summary>
    public static Lazy<CompiledNetworks> Catalog { get; } = new(() => Compile([.. Tests.Catalog.Cases.Select(@case => @case.Build())]));

    /// <summary>Everything that the compiler, the generator and the analyzers reported, warnings and above.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public byte[] Image { get; }

    public Assembly Assembly { get; }

    public static CompiledNetworks Compile(IReadOnlyList<ReferenceNetwork> networks) => new(networks);

    /// <summary>Networks that another process has compiled.</summary>
    public static CompiledNetworks Load(string path) => new(File.ReadAllBytes(path));

    public NetworkDriver Get(string name) => failures.TryGetValue(name, out string? message)
        ? throw new InvalidOperationException(message)
        : new NetworkDriver(Assembly, name);

    private bool Fails(ReferenceNetwork network)
    {
        bool Concerns(Diagnostic diagnostic) =>
            diagnostic.ToString() is string text && text.Split(' ', '.', '/', '(', '\'', '_', '"').Contains(network.Name);

        IEnumerable<Diagnostic> own =
            Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && Concerns(diagnostic));
        string[] errors = [.. own.Take(5).Select(error => error.ToString())];
        if (errors.Length == 0)
            return false;
        failures.Add(network.Name, $"{string.Join("\n", errors)}\n{SourceText.Print(network)}");
        return true;
    }
}
