using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Parsing;

namespace Unroll.CodeFixes;

/// <summary>
/// Moves the selected stages of a network into a block of their own. They read one value from outside, and only the last of them is read
/// there. The names of their parameters become paths: <c>c2.weights</c> is <c>c2.c2.weights</c> then.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp), Shared]
public sealed class ExtractBlock : CodeRefactoringProvider
{
    private const string From = "From";

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (context.Span.IsEmpty
            || await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || root.FindNode(context.Span).FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } type
            || await StageShapes.ClassAt(context.Document, type.Identifier.Span, context.CancellationToken).ConfigureAwait(false)
                is not var (_, symbol)
            || !NetworkSymbols.HoldsStages(symbol))
            return;
        FieldDeclarationSyntax[] stages = [.. type.Members.OfType<FieldDeclarationSyntax>()];
        FieldDeclarationSyntax[] selected = [.. stages.Where(stage => context.Span.IntersectsWith(stage.Span))];
        if (selected.Length < 2 || selected.Any(stage => stage.Declaration.Variables.Count != 1 || !IsMovable(stage))
            || SourceOf(stages, selected) is not { } source)
            return;
        SyntaxNode extracted = root.ReplaceNode(type, [.. Extract(type, selected, source)]);
        context.RegisterRefactoring(CodeAction.Create(
            $"Extract block of {selected.Length} stages", _ => Task.FromResult(context.Document.WithSyntaxRoot(extracted)),
            nameof(ExtractBlock)));
    }

    // An input and an output belong to the network, and so does a loss.
    private static bool IsMovable(FieldDeclarationSyntax stage) => stage.AttributeLists.SelectMany(list => list.Attributes)
        .All(attribute => AttributeNames.Of(attribute) is not ("Input" or "Output") && !NamesOf(attribute).Contains("Block.Input"));

    /// <summary>The stage outside that the selected ones read, empty for the stage above; null where they are no block.</summary>
    private static string? SourceOf(FieldDeclarationSyntax[] stages, FieldDeclarationSyntax[] selected)
    {
        int first = Array.IndexOf(stages, selected[0]);
        HashSet<string> inner = [.. selected.Select(NameOf)];
        bool leaks = stages.Except(selected).SelectMany(NamesOf).Any(name => inner.Contains(name) && name != NameOf(selected.Last()));
        string[] outside = [.. selected.SelectMany(NamesOf).Where(name => !inner.Contains(name)).Distinct()];
        string above = first > 0 ? NameOf(stages[first - 1]) : "";
        string? from = FromOf(selected[0]);
        return leaks || first == 0 ? null
            : outside.Length == 0 ? ""
            : outside.Length == 1 && outside[0] == (from ?? above) ? from ?? ""
            : null;
    }

    private static IEnumerable<SyntaxNode> Extract(ClassDeclarationSyntax type, FieldDeclarationSyntax[] selected, string source)
    {
        FieldDeclarationSyntax last = selected.Last();
        string name = char.ToUpperInvariant(NameOf(last)[0]) + NameOf(last).Substring(1) + "Block";
        string use = source.Length == 0 ? $"[Block<{name}>]" : $"[Block<{name}>(From = nameof({source}))]";
        HashSet<string> inner = [.. selected.Select(NameOf)];
        FieldDeclarationSyntax user = last.WithAttributeLists(SyntaxFactory.SingletonList(
                ((FieldDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"{use} Layer x;")!).AttributeLists[0]
                    .WithTrailingTrivia(SyntaxFactory.Space)))
            .WithLeadingTrivia(selected[0].GetLeadingTrivia());
        yield return type.WithMembers(new SyntaxList<MemberDeclarationSyntax>(type.Members
            .Where(member => member == last || !selected.Contains(member)).Select(member => member == last ? user : member)));

        SyntaxTrivia line = SourceText.EndOfLine(type);
        SyntaxTriviaList indent = new(type.GetLeadingTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1));
        string declared = string.Concat(selected.Select((stage, index) => Inside(stage, index == 0, inner).ToFullString()));
        yield return SyntaxFactory.ParseMemberDeclaration(
                $"{line}{indent}[Block]{line}{indent}public partial class {name}{line}{indent}{{{line}{declared}{indent}}}{line}")!;
    }

    // What it read from outside is the block's input; the first stage reads that by itself.
    private static FieldDeclarationSyntax Inside(FieldDeclarationSyntax stage, bool isFirst, HashSet<string> inner)
    {
        AttributeArgumentSyntax? from = isFirst
            ? stage.DescendantNodes().OfType<AttributeArgumentSyntax>().FirstOrDefault(argument => IsFrom(argument))
            : null;
        if (from?.Parent is AttributeArgumentListSyntax list)
        {
            AttributeArgumentListSyntax rest = ArgumentLists.Without(list, from);
            stage = rest.Arguments.Count > 0
                ? stage.ReplaceNode(list, rest)
                : stage.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        ExpressionSyntax[] outside = [.. stage.DescendantNodes().OfType<AttributeArgumentSyntax>()
            .Select(argument => argument.Expression).Where(value => StageNamed(value) is { } name && !inner.Contains(name))];
        return stage.ReplaceNodes(outside, (old, _) => SyntaxFactory.ParseExpression("Block.Input").WithTriviaFrom(old));
    }

    private static string NameOf(FieldDeclarationSyntax stage) => stage.Declaration.Variables[0].Identifier.ValueText;

    private static IEnumerable<string> NamesOf(SyntaxNode node) => node.DescendantNodes().OfType<AttributeArgumentSyntax>()
        .Select(argument => StageNamed(argument.Expression)).OfType<string>();

    private static string? FromOf(FieldDeclarationSyntax stage) => stage.DescendantNodes().OfType<AttributeArgumentSyntax>()
        .Where(IsFrom).Select(argument => StageNamed(argument.Expression)).FirstOrDefault();

    private static bool IsFrom(AttributeArgumentSyntax argument) => argument.NameEquals?.Name.Identifier.ValueText == From;

    private static string? StageNamed(ExpressionSyntax value) => value switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: [var named] } call when call.Expression.ToString() == "nameof" =>
            named.ToString(),
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        MemberAccessExpressionSyntax access when access.ToString() == "Block.Input" => "Block.Input",
        _ => null,
    };
}
