using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Tests.Compiling;

/// <summary>What the front of the compiler makes of a source.</summary>
internal static class Read
{
    /// <summary>The spec of the first network in a source that has no error of the compiler's.</summary>
    public static NetworkSpec Spec(string source)
    {
        Compilation compilation = Consumer.Compilation(source);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        IEnumerable<INamedTypeSymbol> types = compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>();
        return NetworkParser.TryParse(types.First(NetworkSymbols.IsGenerated), default);
    }

    /// <summary>The graph of a right network.</summary>
    public static NetworkGraph Graph(string source)
    {
        GraphResult result = NetworkBinder.Build(Spec(source));
        Assert.Empty(result.Problems.Select(problem => problem.ToString()));
        return result.Graph!;
    }
}
