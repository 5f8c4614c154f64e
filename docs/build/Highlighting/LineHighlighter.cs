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

    public static string Xml(string code) => Parts(code, XmlParts());

    public static string Python(string code) => Parts(code, PythonParts());

    public static string Span(string kind, string text) => $"<span class=\"{kind}\">{Encode(text)}</span>";

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Colors what an expression finds, as the name of its group says.</summary>
    private static string Parts(string code, Regex parts)
    {
        int end = 0;
        string colored = "";
        foreach (Match part in parts.Matches(code))
        {
            string kind = part.Groups.Cast<Group>().Skip(1).First(group => group.Success).Name;
            colored += Encode(code[end..part.Index]) + Span(kind, part.Value);
            end = part.Index + part.Length;
        }

        return colored + Encode(code[end..]);
    }

    private static string Lines(string code, Func<string, string> color) => string.Join('\n', code.Split('\n').Select(color));

    [GeneratedRegex(@"(?<=^|\s)#\s.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("""(?<c><!--.*?-->)|(?<t></?[\w.:-]+|/?>)|(?<s>"[^"]*")|(?<p>[\w.:-]+(?==))""", RegexOptions.Singleline)]
    private static partial Regex XmlParts();

    [GeneratedRegex("""
        (?<c>\#.*)|(?<s>"[^"\n]*"|'[^'\n]*')
        |(?<k>\b(class|def|for|in|return|import|from|as|with|if|else|not|and|or|lambda|None|True|False)\b)
        |(?<n>\b\d[\w.]*(-\d+)?)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex PythonParts();
}
