using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;

namespace Unroll.Generator;

/// <summary>
/// Writes the code of every [Network] class. Parsing runs on every edit and is cheap. Shapes, planning and emission stand behind the
/// equatable <see cref="NetworkSpec"/> and run when that network changed. Wrong networks are the analyzer's to report: here they only
/// keep their members.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class UnrollGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<GeneratedNetwork> networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                NetworkSymbols.NetworkAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (found, cancellation) => NetworkParser.TryParse((INamedTypeSymbol)found.TargetSymbol, cancellation))
            .WithTrackingName(PipelineSteps.Spec)
            .Select(static (spec, cancellation) => (Spec: spec, Result: NetworkBinder.Build(spec, cancellation)))
            .WithTrackingName(PipelineSteps.Graph)
            .Select(static (network, cancellation) => PlannedNetwork.Of(network.Spec, network.Result.Graph, cancellation))
            .WithTrackingName(PipelineSteps.Plan)
            .Select(static (network, cancellation) => NetworkFiles.Write(network, cancellation))
            .WithTrackingName(PipelineSteps.Files)
            .Collect()
            .SelectMany(static (networks, _) => HintNames.Separate(networks));

        context.RegisterSourceOutput(networks, static (output, network) => NetworkFiles.Add(output, network, api: true));
        context.RegisterImplementationSourceOutput(networks, static (output, network) => NetworkFiles.Add(output, network, api: false));
    }
}
