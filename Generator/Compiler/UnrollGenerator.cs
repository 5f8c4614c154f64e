using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;

namespace Unroll.Generator;

/// <summary>
/// Writes the code of every [Network] class, and of every [SlidingWindow] of one. Parsing runs on every edit of a declaration. Shapes,
/// planning and emission stand behind the equatable <see cref="NetworkSpec"/> and run when that network changed. Wrong networks are the
/// analyzer's to report: here they only keep their members.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class UnrollGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var known = new KnownSpecs();
        IncrementalValueProvider<ImmutableArray<GeneratedNetwork>> networks = Compile(
            context, NetworkSymbols.NetworkAttribute, known, static _ => true);

        // A class with both attributes, which is reported, is compiled once.
        IncrementalValueProvider<ImmutableArray<GeneratedNetwork>> windows = Compile(
            context, NetworkSymbols.SlidingWindowAttribute, known, static type => !NetworkSymbols.IsNetwork(type));
        IncrementalValuesProvider<GeneratedNetwork> all = networks.Combine(windows).Combine(Unmarked(context))
            .SelectMany(static (all, _) => HintNames.Separate(all.Left.Left.AddRange(all.Left.Right).AddRange(all.Right)));

        context.RegisterSourceOutput(all, static (output, network) => NetworkFiles.Add(output, network, api: true));
        context.RegisterImplementationSourceOutput(all, static (output, network) => NetworkFiles.Add(output, network, api: false));
    }

    /// <summary>
    /// Classes with inputs that lack the attribute Network, which is reported: they keep their members, as wrong networks do.
    /// </summary>
    private static IncrementalValueProvider<ImmutableArray<GeneratedNetwork>> Unmarked(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                NetworkSymbols.InputAttribute,
                static (node, _) => node is VariableDeclaratorSyntax or PropertyDeclarationSyntax,
                static (found, cancellation) => NetworkParser.TryParseUnmarked(found.TargetSymbol, cancellation))
            .Where(static spec => spec is not null)
            .Select(static (spec, cancellation) => NetworkFiles.Write(PlannedNetwork.Of(spec!, null, cancellation), cancellation))
            .Collect();

    private static IncrementalValueProvider<ImmutableArray<GeneratedNetwork>> Compile(
        IncrementalGeneratorInitializationContext context, string attribute, KnownSpecs known, Func<INamedTypeSymbol, bool> isMeant) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is TypeDeclarationSyntax,
                (found, cancellation) => found.TargetSymbol is INamedTypeSymbol type && isMeant(type)
                    ? known.Of(type, found.SemanticModel.Compilation, cancellation)
                    : null)
            .WithTrackingName(PipelineSteps.Spec)
            .Where(static spec => spec is not null)
            .Select(static (spec, cancellation) => (Spec: spec!, Result: NetworkBinder.Build(spec!, cancellation)))
            .WithTrackingName(PipelineSteps.Graph)
            .Select(static (network, cancellation) => PlannedNetwork.Of(network.Spec, network.Result.Graph, cancellation))
            .WithTrackingName(PipelineSteps.Plan)
            .Select(static (network, cancellation) => NetworkFiles.Write(network, cancellation))
            .WithTrackingName(PipelineSteps.Files)
            .Collect();
}
