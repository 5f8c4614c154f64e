using System.Net;
using System.Text.RegularExpressions;

namespace Unroll.Site.Highlighting;

/// <summary>Colors what needs no parser: command lines, XML and differences.</summary>
internal static partial class LineHighlighter
{
    /// <summary>Comments begin with # at the beginning or behind a space.</summary>
    public static string Commands(string code) => Lines(code, line =>
    {
        Match comment = Comment().Match(line);
        return comment.Success ? Encode(line[..comment.Index]) + Span("c", line[comment.Index..]) : Encode(line);
    });

    public static string Difference(string code) => Lines(code, line => line switch
    {
        ['+', '+', '+', ..] or ['-', '-', '-', ..] => Span("t", line),
        ['+', ..] => Span("added", line),
        ['-', ..] => Span("removed", line),
        _ => Encode(line),
    });

    public static string Xml(string code)
    {
        int end = 0;
        string colored = "";
        foreach (Match part in XmlParts().Matches(code))
        {
            string kind = part.Groups["comment"].Success ? "c" : part.Groups["text"].Success ? "s" : part.Groups["tag"].Success ? "t" : "p";
            colored += Encode(code[end..part.Index]) + Span(kind, part.Value);
            end = part.Index + part.Length;
        }

        return colored + Encode(code[end..]);
    }

    public static string Span(string kind, string text) => $"<span class=\"{kind}\">{Encode(text)}</span>";

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Lines(string code, Func<string, string> color) => string.Join('\n', code.Split('\n').Select(color));

    [GeneratedRegex(@"(?<=^|\s)#\s.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("""(?<comment><!--.*?-->)|(?<tag></?[\w.:-]+|/?>)|(?<text>"[^"]*")|(?<name>[\w.:-]+(?==))""", RegexOptions.Singleline)]
    private static partial Regex XmlParts();
}
