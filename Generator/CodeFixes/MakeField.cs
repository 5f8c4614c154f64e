using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.CodeFixes;

/// <summary>Makes fields of type Layer of properties and of fields of another type that have operations.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakeField() : SourceEdit(Ids.NotALayer)
{
    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode Mended)> Edits(
        SyntaxNode marked, Diagnostic diagnostic)
    {
        if (marked.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { Parent: TypeDeclarationSyntax type } property)
        {
            // All at once, as all of them are reported at once.
            string written = property.Type.ToString();
            PropertyDeclarationSyntax[] properties = [.. type.Members.OfType<PropertyDeclarationSyntax>()
                .Where(other => other == property || (other.AttributeLists.Count > 0 && other.Type.ToString() == written))];
            yield return (properties.Length == 1 ? "Make it a field" : "Make them fields", type,
                type.ReplaceNodes(properties, (old, _) => AsField(old)));
        }
        else if (marked.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { Declaration: { Type: var declared } })
        {
            yield return ("Change the type to Layer", declared, SyntaxFactory.IdentifierName("Layer").WithTriviaFrom(declared));
        }
    }

    private static FieldDeclarationSyntax AsField(PropertyDeclarationSyntax property) => SyntaxFactory.FieldDeclaration(
        property.AttributeLists,
        property.Modifiers,
        SyntaxFactory.VariableDeclaration(
            SyntaxFactory.IdentifierName("Layer").WithTriviaFrom(property.Type),
            SyntaxFactory.SingletonSeparatedList(SyntaxFactory.VariableDeclarator(property.Identifier.WithTrailingTrivia()))),
        SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(property.GetTrailingTrivia()));
}
