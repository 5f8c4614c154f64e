using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Parsing;

namespace Unroll.Operations.Tests;

/// <summary>The graphs of networks, as the generator binds their sources. No code is written or compiled, so it takes no time.</summary>
internal static class BoundNetworks
{
    /// <summary>Binds the networks of some sources.</summary>
    /// <param name="wrong">Takes what is wrong with those that have no graph.</param>
    /// <returns>Their graphs by the names of the classes.</returns>
    public static Dictionary<string, NetworkGraph> Bind(IEnumerable<(string Name, string Text)> files, List<string> wrong)
    {
        CSharpCompilation compilation = NetworkCompiler.PrepareFiles(files);
        (string Name, GraphResult Result)[] bound =
        [
            .. compilation.SyntaxTrees.SelectMany(tree => Networks(compilation, tree)).AsParallel()
                .Select(type => (type.Name, NetworkBinder.Build(NetworkParser.TryParse(type, default)))),
        ];
        foreach ((string name, GraphResult result) in bound.Where(network => network.Result.Graph is null))
            wrong.AddRange(result.Problems.Select(problem => $"{name}: {problem.Id} {string.Join(", ", problem.Arguments)}"));
        return bound.Where(network => network.Result.Graph is not null)
            .ToDictionary(network => network.Name, network => network.Result.Graph!);
    }

    private static IEnumerable<INamedTypeSymbol> Networks(CSharpCompilation compilation, SyntaxTree tree)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Where(type => type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "Network"))
            .Select(type => model.GetDeclaredSymbol(type)!);
    }
}
