using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;

namespace Unroll.CodeFixes;

/// <summary>How a source breaks its lines.</summary>
internal static class SourceText
{
    /// <summary>The end of a line as the source around a node has it.</summary>
    public static SyntaxTrivia EndOfLine(SyntaxNode node) => node.SyntaxTree.GetRoot().DescendantTrivia()
        .FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found ? found : SyntaxFactory.LineFeed;
}
