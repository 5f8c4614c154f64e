using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Analysis;

/// <summary>Settings and members of enumerations in an attribute that do not exist.</summary>
internal static class MisspelledArguments
{
    /// <summary>Tells what the arguments of an attribute were probably meant to be.</summary>
    public static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attribute, AttributeSyntax syntax)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = syntax.ArgumentList?.Arguments ?? default;
        AnalyzeForm(context, attribute, syntax, arguments.Count(argument => argument.NameEquals is null));
        IPropertySymbol[] settings = [.. SettingsOf(attribute)];
        foreach (AttributeArgumentSyntax argument in arguments)
        {
            ITypeSymbol? type = null;
            if (argument.NameEquals?.Name is { } name)
            {
                type = settings.FirstOrDefault(setting => setting.Name == name.Identifier.ValueText)?.Type;
                if (type is null)
                    AnalyzeSetting(context, attribute, settings, name);
            }

            AnalyzeMember(context, attribute, argument, type);
        }
    }

    // As many arguments as no constructor takes: Input(8, 8).
    private static void AnalyzeForm(SymbolAnalysisContext context, INamedTypeSymbol attribute, AttributeSyntax syntax, int given)
    {
        IMethodSymbol[] forms = [.. attribute.InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public)];
        if (forms.Any(form => given >= form.Parameters.Count(parameter => parameter is { IsOptional: false, IsParams: false })
            && (given <= form.Parameters.Length || form.Parameters.Any(parameter => parameter.IsParams))))
            return;
        string name = OperationParser.NameOf(attribute.Name);
        string wayOut = $"write {string.Join(" or ", forms.Select(form => FormOf(name, form)))}";
        Misspellings.Report(context, syntax, syntax.ToString(), $"form of {name}", wayOut);
    }

    private static string FormOf(string operation, IMethodSymbol constructor) => constructor.Parameters.Length == 0
        ? operation
        : $"{operation}({string.Join(", ", constructor.Parameters.Select(parameter => parameter.Name))})";

    private static IEnumerable<IPropertySymbol> SettingsOf(INamedTypeSymbol attribute)
    {
        for (INamedTypeSymbol? type = attribute; type is not null && type.Name != "Attribute"; type = type.BaseType)
            foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
                if (property.SetMethod is { DeclaredAccessibility: Accessibility.Public })
                    yield return property;
    }

    private static void AnalyzeSetting(
        SymbolAnalysisContext context, INamedTypeSymbol attribute, IPropertySymbol[] settings, IdentifierNameSyntax name)
    {
        string written = name.Identifier.ValueText, operation = OperationParser.NameOf(attribute.Name);
        string[] known = [.. settings.Select(setting => setting.Name)];
        string? other = OtherNames.OfSetting(written);
        string? near = other is not null && known.Contains(other) ? other : Spelling.Nearest(written, known);
        IMethodSymbol? constructor = attribute.InstanceConstructors.FirstOrDefault(candidate => candidate.Parameters
            .Any(parameter => parameter.Name.Equals(written, StringComparison.OrdinalIgnoreCase)));
        string wayOut = near is not null ? $"did you mean {near}?"
            : constructor is not null ? $"write it in its place: {FormOf(operation, constructor)}"
            : written == "Activation" ? "an activation is an operation of its own, behind this one"
            : known.Length == 0 ? "it has none" : $"its settings are {string.Join(", ", known)}";
        Misspellings.Report(context, name, written, $"setting of {operation}", wayOut);
    }

    // Of an enumeration: Padding = 1, Padding = "same", Padding = Padding.Smae.
    private static void AnalyzeMember(
        SymbolAnalysisContext context, INamedTypeSymbol attribute, AttributeArgumentSyntax argument, ITypeSymbol? type)
    {
        ExpressionSyntax value = argument.Expression;
        string? written = null;
        if (value is MemberAccessExpressionSyntax { Expression: var from, Name.Identifier.ValueText: var member })
        {
            type ??= EnumerationOf(attribute, from);
            written = type is not null && from.ToString().EndsWith(type.Name, StringComparison.Ordinal) ? member : null;
        }
        else if (value is LiteralExpressionSyntax { Token: { ValueText: not "0" } token } literal
            && literal.RawKind is (int)SyntaxKind.StringLiteralExpression or (int)SyntaxKind.NumericLiteralExpression)
        {
            written = token.ValueText;
        }

        if (written is null || type is not { TypeKind: TypeKind.Enum })
            return;
        string[] members = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => field.Name)];
        if (value is MemberAccessExpressionSyntax && members.Contains(written))
            return;
        string wayOut = type.Name == "Padding" && value.IsKind(SyntaxKind.NumericLiteralExpression)
            ? $"did you mean PaddingAround = {written}?"
            : Spelling.Nearest(written, members) is { } near ? $"did you mean {type.Name}.{near}?"
            : $"its members are {string.Join(", ", members)}";
        SyntaxNode place = value is MemberAccessExpressionSyntax access ? access.Name : value;
        Misspellings.Report(context, place, written, $"member of {type.Name}", wayOut);
    }

    // The enumeration of a parameter, by its name.
    private static ITypeSymbol? EnumerationOf(INamedTypeSymbol attribute, ExpressionSyntax from) => attribute.InstanceConstructors
        .SelectMany(constructor => constructor.Parameters)
        .Select(parameter => parameter.Type)
        .FirstOrDefault(type => type.TypeKind == TypeKind.Enum && type.Name == from.ToString().Split('.').Last());
}
