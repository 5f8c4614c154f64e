using Microsoft.CodeAnalysis;
using Unroll.Drawing.Content;
using Unroll.Generator.Analysis;
using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;

namespace Unroll.Drawing.Reading;

/// <summary>A class that declares a network, or slides one over a picture.</summary>
/// <param name="type">The class.</param>
/// <param name="compilation">Where it stands.</param>
internal sealed class DeclaredNetwork(INamedTypeSymbol type, Compilation compilation)
{
    /// <summary>How many of the compiler's errors a message has.</summary>
    private const int MostErrors = 5;

    /// <summary>The name of the class.</summary>
    public string Name => type.Name;

    /// <summary>The name with namespace and the types around it.</summary>
    public string FullName => type.ToDisplayString();

    /// <summary>The source files that declare it; none of a class that is compiled.</summary>
    public IEnumerable<string> Files => type.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath);

    /// <summary>Plans the network and makes a diagram of it.</summary>
    /// <exception cref="InvalidDataException">The network is wrong or too large; the message says what is wrong.</exception>
    public Diagram Read(CancellationToken cancellation = default)
    {
        NetworkSpec spec = NetworkParser.TryParse(type, cancellation);
        if (type.DeclaringSyntaxReferences.IsEmpty)
            spec = spec with { Problems = default };   // what a class must be is asked of its source, and this one is compiled
        GraphResult result = NetworkBinder.Build(spec, cancellation);
        if (result.Graph is not { } graph)
            throw new InvalidDataException($"{FullName} is no right network: {string.Join("; ", Reasons(spec, result))}.");
        PlannedNetwork planned = PlannedNetwork.Of(spec, graph, cancellation);
        return DiagramBuilder.Build(Name, graph, planned.Plan ?? throw new InvalidDataException(
            $"{FullName} cannot be planned: {planned.Failure ?? "it is too large"}."));
    }

    private IEnumerable<string> Reasons(NetworkSpec spec, GraphResult result)
    {
        string[] problems = [.. result.Problems
            .Select(problem => string.Format(null, Descriptors.Find(problem.Id).MessageFormat.ToString(null), [.. problem.Arguments]))];
        if (problems.Length > 0)
            return problems;
        string[] errors = [.. compilation.GetDeclarationDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
                && Files.Contains(diagnostic.Location.SourceTree?.FilePath))
            .Select(diagnostic => diagnostic.ToString())
            .Take(MostErrors)];
        return errors.Length > 0 ? errors
            : [spec.IsBroken ? "an attribute cannot be understood" : "a block that it uses is wrong; build the project to see its errors"];
    }
}
