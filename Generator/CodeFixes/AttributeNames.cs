using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Parsing;

namespace Unroll.CodeFixes;

/// <summary>Attributes of a field, whichever way they are spelled.</summary>
internal static class AttributeNames
{
    /// <summary>The operation that an attribute means: "Softmax" of <c>Unroll.SoftmaxAttribute()</c>.</summary>
    public static string Of(AttributeSyntax attribute)
    {
        NameSyntax name = attribute.Name;
        while (name is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            name = name is QualifiedNameSyntax qualified ? qualified.Right : ((AliasQualifiedNameSyntax)name).Name;
        return OperationParser.NameOf(((SimpleNameSyntax)name).Identifier.ValueText);
    }

    /// <summary>The field without an attribute, and without its list where that has no other.</summary>
    public static FieldDeclarationSyntax Remove(FieldDeclarationSyntax field, AttributeSyntax attribute)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
            return field.ReplaceNode(list, list.WithAttributes(list.Attributes.Remove(attribute)));
        SyntaxTriviaList before = field.GetLeadingTrivia();
        return field.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!.WithLeadingTrivia(before);
    }
}
