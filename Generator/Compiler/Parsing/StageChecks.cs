using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Parsing;

/// <summary>What the stages of a [Network] or [Block] class must be, whatever their operations are.</summary>
internal static class StageChecks
{
    /// <summary>What is wrong with the members that declare the stages.</summary>
    public static IEnumerable<Problem> Check(INamedTypeSymbol type, CancellationToken cancellation)
    {
        int stage = 0;
        bool isSpread = NetworkSymbols.IsDeclaredTwice(type);   // which the compiler reports
        SyntaxNode? first = null;
        foreach (ISymbol member in NetworkSymbols.Stages(type))
        {
            SyntaxNode? declaration = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)
                .FirstAncestorOrSelf<TypeDeclarationSyntax>();
            first ??= declaration;
            if (declaration != first && !isSpread)
            {
                isSpread = true;
                yield return new Problem(Ids.SpreadFields, new Place(stage), member.Name, type.Name);
            }

            if (NoLayer(type, member) is { } what)
                yield return new Problem(Ids.NotALayer, new Place(stage, Argument: Place.Type), member.Name, what);
            if (Modifier(member) is { } modifier)
                yield return new Problem(Ids.StaticStage, new Place(stage), member.Name, modifier);
            stage++;
        }
    }

    /// <summary>Fields that are given a value, which means nothing.</summary>
    public static IEnumerable<Problem> Hints(INamedTypeSymbol type, CancellationToken cancellation)
    {
        int stage = 0;
        foreach (ISymbol member in NetworkSymbols.Stages(type))
        {
            if (member is IFieldSymbol { IsConst: false } field
                && field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)
                    is VariableDeclaratorSyntax { Initializer.Value: { } value })
                yield return new Problem(Ids.StageValue, new Place(stage, Argument: Place.Value), member.Name, value.ToString());
            stage++;
        }
    }

    // What a member with operations is, if no field of type Layer. Of a type that does not exist the compiler tells. Who writes properties
    // writes them all so, which is one mistake.
    private static string? NoLayer(INamedTypeSymbol type, ISymbol member)
    {
        if (member is IFieldSymbol field)
            return field.Type.TypeKind == TypeKind.Error || NetworkSymbols.IsLayer(field.Type)
                ? null
                : $"of type '{field.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'";
        string[] properties = [.. NetworkSymbols.Stages(type).OfType<IPropertySymbol>().Select(property => property.Name)];
        return properties[0] != member.Name ? null
            : properties.Length == 1 ? "a property"
            : $"a property, as '{string.Join("', '", properties.Skip(1))}' {(properties.Length == 2 ? "is" : "are")}";
    }

    // Of a constant the compiler tells.
    private static string? Modifier(ISymbol member) => member switch
    {
        IFieldSymbol { IsConst: true } => null,
        { IsStatic: true } => "static",
        IFieldSymbol { IsRequired: true } => "required",
        _ => null,
    };
}
