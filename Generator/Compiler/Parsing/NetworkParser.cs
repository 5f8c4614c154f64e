using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Parsing;

/// <summary>Reads a [Network] class into a <see cref="NetworkSpec"/>.</summary>
internal static class NetworkParser
{
    /// <summary>Reads the class; whatever cannot be read becomes a problem, never an exception.</summary>
    public static NetworkSpec TryParse(INamedTypeSymbol network, CancellationToken cancellation)
    {
        try
        {
            return Parse(network, cancellation);
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            Problem problem = new(Ids.InternalError, Place.Class, network.Name, Unforeseen.Describe(unforeseen));
            return new NetworkSpec(
                NamespaceOf(network),
                new EquatableArray<TypeSpec>(ContainingTypes(network).Select(Describe)),
                Describe(network),
                default,
                HasConstructor: false,
                TakesBase: false,
                new EquatableArray<Problem>(problem),
                IsBroken: false);
        }
    }

    /// <summary>
    /// Reads a partial class that lacks the attribute Network, of which an input is the first; null where the class is anything else.
    /// </summary>
    public static NetworkSpec? TryParseUnmarked(ISymbol input, CancellationToken cancellation) =>
        input.ContainingType is { TypeKind: TypeKind.Class } type
        && !NetworkSymbols.HoldsStages(type)
        && DeclarationChecks.IsPartial(DeclarationChecks.DeclarationsOf(type, cancellation))
        && SymbolEqualityComparer.Default.Equals(NetworkSymbols.Stages(type).FirstOrDefault(IsInput), input)
            ? TryParse(type, cancellation)
            : null;

    private static bool IsInput(ISymbol stage) =>
        NetworkSymbols.Operations(stage).Any(attribute => attribute.AttributeClass?.Name == "InputAttribute");

    private static NetworkSpec Parse(INamedTypeSymbol network, CancellationToken cancellation)
    {
        List<Problem> problems = [.. DeclarationChecks.Check(network, cancellation)];
        StageParser parser = new(cancellation);
        EquatableArray<MemberSpec> members = new(GeneratedMembers.DeclaredIn(network));
        AttributeData? sliding = NetworkSymbols.SlidingWindow(network);
        SlidingWindowParser? window = sliding is null ? null : new(network, sliding, cancellation);
        problems.AddRange(window?.Problems ?? []);

        // Another network's stages, if one slides.
        INamedTypeSymbol declared = window?.Network ?? network;
        EquatableArray<StageSpec> stages = parser.Parse(declared);
        return new NetworkSpec(
            NamespaceOf(network),
            new EquatableArray<TypeSpec>(ContainingTypes(network).Select(Describe)),
            Describe(network),
            stages,
            network.InstanceConstructors.Any(constructor => constructor is { IsImplicitlyDeclared: false, Parameters.Length: 1 }),
            network is { IsStatic: false, IsRecord: false, TypeKind: TypeKind.Class } && DeclarationChecks.HasNoOtherBase(network)
                && problems.All(problem => problem.Id != Ids.PrimaryConstructor) && !members.Any(GeneratedMembers.ForbidsBase),
            new EquatableArray<Problem>(problems),
            network.TypeKind != TypeKind.Class || parser.IsBroken || NetworkSymbols.IsDeclaredTwice(network) || IsNameless(network)
                || window is { IsBroken: true },
            NetworkSymbols.Setting(declared, "Exact") is true,
            sliding is null ? NetworkSymbols.Setting(network, "Shards") as int? : null,
            parser.Blocks,
            members)
        {
            Slides = window?.Spec,
            IsDerived = network.BaseType is { } other && NetworkSymbols.IsGenerated(other),
        };
    }

    /// <summary>A block by itself, as a network without stages whose last block it is; broken where the compiler reports it.</summary>
    public static NetworkSpec ParseBlock(INamedTypeSymbol block, CancellationToken cancellation)
    {
        StageParser parser = new(cancellation);
        parser.ParseBlock(block);
        return new NetworkSpec(
            NamespaceOf(block), default, Describe(block), default, HasConstructor: false, TakesBase: false, default,
            parser.IsBroken || block is not { TypeKind: TypeKind.Class, IsStatic: false }, Blocks: parser.Blocks);
    }

    public static IEnumerable<INamedTypeSymbol> ContainingTypes(INamedTypeSymbol type)
    {
        Stack<INamedTypeSymbol> types = new();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            types.Push(outer);
        return types;
    }

    // While somebody types, names are missing.
    private static bool IsNameless(INamedTypeSymbol network)
    {
        for (ISymbol symbol = network;
            symbol is not INamespaceSymbol { IsGlobalNamespace: true } and not null;
            symbol = symbol.ContainingSymbol)
            if (symbol.Name.Length == 0)
                return true;
        return false;
    }

    private static TypeSpec Describe(INamedTypeSymbol type) => new(
        type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        },
        type.Name,
        new EquatableArray<string>(type.TypeParameters.Select(parameter => CSharpName.Escape(parameter.Name))));

    private static string NamespaceOf(INamedTypeSymbol type)
    {
        List<string> parts = [];
        for (INamespaceSymbol? space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            parts.Insert(0, CSharpName.Escape(space.Name));
        return string.Join(".", parts);
    }
}
