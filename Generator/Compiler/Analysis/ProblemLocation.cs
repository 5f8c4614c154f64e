using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <summary>Finds the syntax that a problem is about.</summary>
internal static class ProblemLocation
{
    public static Location Find(INamedTypeSymbol network, Place place, CancellationToken cancellation)
    {
        if (place.Member is { } signature && GeneratedMembers.Find(network, signature) is { } member)
            return member.Locations[0];
        if (place.Stage < 0 || NetworkSymbols.Stages(network).ElementAtOrDefault(place.Stage) is not { } field)
            return OfClass(network, place.Argument, cancellation);
        Location name = OfMember(field, place.Operation < 0 ? place.Argument : null, cancellation);
        if (place.Operation < 0 || NetworkSymbols.Operations(field).ElementAtOrDefault(place.Operation) is not { } attribute
            || attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            return name;
        return place.Argument is { } argument && ArgumentOf(attribute, syntax, argument, place.Element) is { } found
            ? ElementOf(found.Expression, place.Element).GetLocation()
            : syntax.Name.GetLocation();
    }

    // The name of a field or property, the type of a field, or what it is set to.
    private static Location OfMember(ISymbol member, string? part, CancellationToken cancellation)
    {
        SyntaxNode? declaration = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        if (part is null || declaration is not VariableDeclaratorSyntax field)
            return member.Locations[0];
        return part == Place.Value ? field.Initializer?.Value.GetLocation() ?? member.Locations[0]
            : ((VariableDeclarationSyntax)field.Parent!).Type.GetLocation();
    }

    // An argument of the attribute, its name, or the class where it is declared with it: other declarations may be generated or stand in
    // other files.
    private static Location OfClass(INamedTypeSymbol network, string? setting, CancellationToken cancellation)
    {
        AttributeData? attribute = NetworkSymbols.SlidingWindow(network)
            ?? network.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "NetworkAttribute");
        if (attribute?.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            return network.Locations[0];
        return setting is not null
            ? ArgumentOf(attribute, syntax, setting, 0)?.Expression.GetLocation() ?? syntax.Name.GetLocation()
            : syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.GetLocation() ?? network.Locations[0];
    }

    // One number of a list that is written as an array.
    private static ExpressionSyntax ElementOf(ExpressionSyntax expression, int element)
    {
        SeparatedSyntaxList<ExpressionSyntax>? elements = expression switch
        {
            ArrayCreationExpressionSyntax array => array.Initializer?.Expressions,
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            _ => null,
        };
        return elements is { } list && element >= 0 && element < list.Count ? list[element] : expression;
    }

    private static AttributeArgumentSyntax? ArgumentOf(AttributeData attribute, AttributeSyntax syntax, string name, int element)
    {
        if (syntax.ArgumentList is not { Arguments: var arguments })
            return null;
        AttributeArgumentSyntax? named = arguments
            .FirstOrDefault(argument => (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText == name);
        if (named is not null)
            return named;
        IMethodSymbol? constructor = attribute.AttributeConstructor;
        int index = constructor?.Parameters.IndexOf(constructor.Parameters.FirstOrDefault(parameter => parameter.Name == name)!) ?? -1;
        AttributeArgumentSyntax[] positional = arguments
            .Where(argument => argument.NameEquals is null && argument.NameColon is null)
            .ToArray();
        return index >= 0 ? positional.ElementAtOrDefault(index + Math.Max(element, 0)) ?? positional.ElementAtOrDefault(index) : null;
    }
}
