using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Parsing;

/// <summary>What a [Network] class must be, whatever its operations are.</summary>
internal static class DeclarationChecks
{
    /// <summary>The first version of C# in which generated code is tested.</summary>
    private const LanguageVersion OldestLanguage = LanguageVersion.CSharp10;

    /// <summary>What generated code says and means as C# does, not as a type of that name.</summary>
    private static readonly string[] Keywords = ["var", "nint", "nuint"];

    public static IEnumerable<Problem> Check(INamedTypeSymbol network, CancellationToken cancellation)
    {
        string name = network.Name;
        TypeDeclarationSyntax[] declarations = DeclarationsOf(network, cancellation).ToArray();
        if (declarations.Any(declaration => declaration.Modifiers.Any(SyntaxKind.FileKeyword)))
            yield return new Problem(Ids.FileLocal, Place.Class, name);
        if (!IsPartial(declarations))
            yield return new Problem(Ids.NotPartial, Place.Class, name);
        foreach (INamedTypeSymbol outer in NetworkParser.ContainingTypes(network))
            if (!IsPartial(DeclarationsOf(outer, cancellation)))
                yield return new Problem(Ids.ContainingTypeNotPartial, Place.Class, name, outer.Name);
        if (network.IsStatic)
            yield return new Problem(Ids.Static, Place.Class, name);
        if (network.IsGenericType)
            yield return new Problem(Ids.Generic, Place.Class, name, network.Arity > 0
                ? "it has type parameters"
                : $"it stands in the generic type '{NetworkParser.ContainingTypes(network).First(outer => outer.IsGenericType).Name}'");
        if (network.IsRecord)
            yield return new Problem(Ids.Record, Place.Class, name);
        else if (!HasNoOtherBase(network))
            yield return new Problem(Ids.BaseClass, Place.Class, name, network.BaseType!.Name);
        if (!network.IsRecord && declarations.Any(declaration => declaration.ParameterList is not null))
            yield return new Problem(Ids.PrimaryConstructor, Place.Class, name);
        if (ReservedNames.Contains(name))
            yield return new Problem(Ids.ReservedName, Place.Class, "network", name);
        if (HiddenKeyword(network) is { } hidden)
            yield return new Problem(Ids.HiddenKeyword, Place.Class, name, hidden.ToDisplayString());
        if (declarations.FirstOrDefault()?.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < OldestLanguage and var version })
            yield return new Problem(Ids.OldLanguage, Place.Class, name, version.ToDisplayString(), OldestLanguage.ToDisplayString());
        foreach (MemberSpec member in GeneratedMembers.DeclaredIn(network).Where(GeneratedMembers.Collides))
            yield return CollisionOf(member, name);

        int stage = 0;
        foreach (ISymbol field in NetworkSymbols.Stages(network))
        {
            if (ReservedNames.Contains(field.Name))
                yield return new Problem(Ids.ReservedName, new Place(stage), "stage", field.Name);
            stage++;
        }
        foreach (Problem problem in StageChecks.Check(network, cancellation))
            yield return problem;
    }

    /// <summary>
    /// A type with the name of a keyword in a namespace or a type around the network. Generated code stands in these, too.
    /// </summary>
    private static INamedTypeSymbol? HiddenKeyword(INamedTypeSymbol network)
    {
        for (INamespaceOrTypeSymbol? around = network;
            around is not null;
            around = (INamespaceOrTypeSymbol?)around.ContainingType ?? around.ContainingNamespace)
            foreach (string keyword in Keywords)
                if (around.GetTypeMembers(keyword, 0).FirstOrDefault() is { } type)
                    return type;
        return null;
    }

    /// <summary>That a member of the user's has the name of a generated one.</summary>
    public static Problem CollisionOf(MemberSpec member, string network) => member.Name == ".ctor"
        ? new Problem(Ids.ReservedName, Place.Class with { Member = member.Signature }, "constructor", $"{network}(int)")
        : new Problem(Ids.ReservedName, Place.Class with { Member = member.Signature }, "member", member.Name);

    public static bool HasNoOtherBase(INamedTypeSymbol network) =>
        network.BaseType is null or { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Error }
        || NetworkSymbols.IsNetworkBase(network.BaseType);

    public static IEnumerable<TypeDeclarationSyntax> DeclarationsOf(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>();

    public static bool IsPartial(IEnumerable<TypeDeclarationSyntax> declarations) =>
        declarations.All(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
