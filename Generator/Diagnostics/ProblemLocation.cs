using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Diagnostics;

/// <summary>Finds the syntax that a problem is about.</summary>
internal static class ProblemLocation
{
    public static Location Find(INamedTypeSymbol network, Place place, CancellationToken cancellation)
    {
        if (place.Stage < 0 || NetworkSymbols.Stages(network).ElementAtOrDefault(place.Stage) is not { } field)
            return NameOf(network, cancellation);
        Location name = field.Locations[0];
        if (place.Operation < 0 || NetworkSymbols.Operations(field).ElementAtOrDefault(place.Operation) is not { } attribute
            || attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            return name;
        return place.Argument is { } argument && ArgumentOf(attribute, syntax, argument, place.Element) is { } found
            ? found.Expression.GetLocation()
            : syntax.Name.GetLocation();
    }

    // The declaration with the attribute: others may be generated or stand in other files.
    private static Location NameOf(INamedTypeSymbol network, CancellationToken cancellation)
    {
        SyntaxReference? reference = network.GetAttributes()
            .FirstOrDefault(attribute => attribute.AttributeClass?.Name == "NetworkAttribute")?.ApplicationSyntaxReference;
        return reference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.GetLocation() ?? network.Locations[0];
    }

    private static AttributeArgumentSyntax? ArgumentOf(AttributeData attribute, AttributeSyntax syntax, string name, int element)
    {
        if (syntax.ArgumentList is not { Arguments: var arguments })
            return null;
        if (arguments.FirstOrDefault(argument => (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText == name) is { } named)
            return named;
        int index = attribute.AttributeConstructor?.Parameters.IndexOf(attribute.AttributeConstructor.Parameters.FirstOrDefault(parameter => parameter.Name == name)!) ?? -1;
        AttributeArgumentSyntax[] positional = arguments.Where(argument => argument.NameEquals is null && argument.NameColon is null).ToArray();
        return index >= 0 ? positional.ElementAtOrDefault(index + element) ?? positional.ElementAtOrDefault(index) : null;
    }
}
