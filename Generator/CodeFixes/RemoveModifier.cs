using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.CodeFixes;

/// <summary>
/// Removes what a network or a stage cannot be: static, required, local to a file, a record, derived, with parameters, or set to a value.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveModifier() : SourceEdit(
    Ids.StaticStage, Ids.Static, Ids.FileLocal, Ids.Record, Ids.BaseClass, Ids.PrimaryConstructor, Ids.StageValue)
{
    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode Mended)> Edits(
        SyntaxNode marked, Diagnostic diagnostic)
    {
        if (diagnostic.Id == Ids.StageValue)
        {
            if (marked.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { Initializer: not null } field)
            {
                VariableDeclaratorSyntax plain = field.WithInitializer(null).WithIdentifier(field.Identifier.WithTrailingTrivia());
                yield return ("Remove the value", field, plain);
            }

            yield break;
        }

        SyntaxKind[] unwanted = diagnostic.Id switch
        {
            Ids.StaticStage => [SyntaxKind.StaticKeyword, SyntaxKind.RequiredKeyword],
            Ids.Static => [SyntaxKind.StaticKeyword],
            Ids.FileLocal => [SyntaxKind.FileKeyword],
            _ => [],
        };
        MemberDeclarationSyntax? member = diagnostic.Id == Ids.StaticStage
            ? marked.FirstAncestorOrSelf<FieldDeclarationSyntax>()
            : marked.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (member?.Modifiers.FirstOrDefault(token => unwanted.Contains(token.Kind())) is { RawKind: not 0 } modifier)
            yield return ($"Remove '{modifier.ValueText}'", member, Without(member, modifier));
        else if (member is TypeDeclarationSyntax type && Mend(type, diagnostic.Id) is var (title, mended))
            yield return (title, type, mended);
    }

    private static MemberDeclarationSyntax Without(MemberDeclarationSyntax member, SyntaxToken modifier)
    {
        SyntaxToken next = modifier.GetNextToken();
        SyntaxTriviaList before = modifier.LeadingTrivia;
        return member.ReplaceTokens([modifier, next], (old, _) => old == modifier
            ? SyntaxFactory.Token(SyntaxKind.None)
            : old.WithLeadingTrivia(before));
    }

    private static (string Title, TypeDeclarationSyntax Mended)? Mend(TypeDeclarationSyntax type, string id) => id switch
    {
        Ids.PrimaryConstructor when type.ParameterList is { } list => ("Remove the parameter list",
            type.WithParameterList(null).WithIdentifier(type.Identifier.WithTrailingTrivia(list.GetTrailingTrivia()))),
        Ids.BaseClass when type.BaseList is { Types: var types } list => ($"Remove the base class '{types[0]}'", types.Count > 1
            ? type.WithBaseList(list.WithTypes(types.RemoveAt(0)))
            : type.WithBaseList(null).WithIdentifier(type.Identifier.WithTrailingTrivia(list.GetTrailingTrivia()))),
        Ids.Record when type is RecordDeclarationSyntax { ParameterList: null } record => ("Make it a class", AsClass(record)),
        _ => null,
    };

    private static ClassDeclarationSyntax AsClass(RecordDeclarationSyntax record) => SyntaxFactory.ClassDeclaration(
        record.AttributeLists, record.Modifiers,
        SyntaxFactory.Token(SyntaxKind.ClassKeyword).WithTriviaFrom(record.Keyword),
        record.Identifier, record.TypeParameterList, record.BaseList, record.ConstraintClauses,
        record.OpenBraceToken, record.Members, record.CloseBraceToken, record.SemicolonToken);
}
