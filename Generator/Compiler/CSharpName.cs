using Microsoft.CodeAnalysis.CSharp;

namespace Unroll.Generator;

/// <summary>Names as C# spells them.</summary>
internal static class CSharpName
{
    /// <summary>The name with an @ where it is a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;
}
