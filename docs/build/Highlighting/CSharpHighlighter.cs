using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unroll.Site.Highlighting;

/// <summary>Colors C# by what the compiler knows of it, and links what the reference tells of. Code may be a part, or wrong.</summary>
/// <param name="references">What the code may use.</param>
/// <param name="addressOf">Where the site tells of a symbol; null for one of others.</param>
internal sealed class CSharpHighlighter(IEnumerable<MetadataReference> references, Func<ISymbol, string?> addressOf)
{
    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks",
        "Unroll", "Unroll.Vision", "Unroll.Mpi",
    ];

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    // A script: fields, methods and statements stand there without a class around them.
    private readonly CSharpCompilation empty = CSharpCompilation.CreateScriptCompilation(
        "example", references: references, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: Usings));

    private string root = "";

    /// <summary>Sets what links begin with: the way from the page to the folder of the site.</summary>
    public void Begin(string way) => root = way;

    /// <returns>HTML.</returns>
    public string Color(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, Options);
        SemanticModel model = empty.AddSyntaxTrees(tree).GetSemanticModel(tree);
        var text = new StringBuilder();
        foreach (SyntaxToken token in tree.GetRoot().DescendantTokens())
        {
            foreach (SyntaxTrivia trivia in token.LeadingTrivia)
                Append(text, trivia);
            Append(text, token, model);
            foreach (SyntaxTrivia trivia in token.TrailingTrivia)
                Append(text, trivia);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, SyntaxTrivia trivia)
    {
        string words = trivia.ToFullString();
        bool isSpace = trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia)
            || trivia.IsKind(SyntaxKind.SkippedTokensTrivia);
        text.Append(isSpace ? LineHighlighter.Encode(words) : LineHighlighter.Span(trivia.IsDirective ? "p" : "c", words));
    }

    private void Append(StringBuilder text, SyntaxToken token, SemanticModel model)
    {
        string? kind = token.Kind() switch
        {
            SyntaxKind.NumericLiteralToken => "n",
            SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken
                or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedVerbatimStringStartToken => "s",
            _ when token.ToString() is ['"', ..] or ['@', '"', ..] => "s",
            _ when token.IsKeyword() || token.IsContextualKeyword() || token is { Text: "var" or "nameof" or "from" or "select" } => "k",
            _ => null,
        };
        ISymbol? symbol = kind is null && token.IsKind(SyntaxKind.IdentifierToken) ? SymbolOf(token, model) : null;
        kind ??= symbol is ITypeSymbol or IMethodSymbol { MethodKind: MethodKind.Constructor } ? "t" : symbol is IMethodSymbol ? "m" : null;
        string words = kind is null ? LineHighlighter.Encode(token.Text) : LineHighlighter.Span(kind, token.Text);
        string? address = symbol is null ? null : addressOf(symbol);
        text.Append(address is null ? words : $"<a href=\"{root}{address}\">{words}</a>");
    }

    private static ISymbol? SymbolOf(SyntaxToken token, SemanticModel model) => token.Parent switch
    {
        BaseTypeDeclarationSyntax type => model.GetDeclaredSymbol(type),
        MethodDeclarationSyntax method => model.GetDeclaredSymbol(method),
        // Of an attribute the whole type, not one of its constructors.
        SimpleNameSyntax { Parent: AttributeSyntax attribute }
            => model.GetTypeInfo(attribute).Type is { TypeKind: not TypeKind.Error } type ? type : null,
        SimpleNameSyntax name => model.GetSymbolInfo(name) is var found ? found.Symbol ?? found.CandidateSymbols.FirstOrDefault() : null,
        _ => null,
    };
}
