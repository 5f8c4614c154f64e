using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.CodeFixes;

/// <summary>Turns an input that was written with channels first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ConvertChannelsFirst() : SourceEdit(Ids.ChannelsFirst, Ids.KernelDoesNotFit)
{
    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode Mended)> Edits(
        SyntaxNode marked, Diagnostic diagnostic)
    {
        if (marked.FirstAncestorOrSelf<AttributeSyntax>() is { } input && ChannelsFirstInput.Turned(input) is { } turned)
            yield return ($"Change to {turned}", input, turned);
    }
}
