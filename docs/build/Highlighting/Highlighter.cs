using System.Net;

namespace Unroll.Site.Highlighting;

/// <summary>Colors code when the site is made, so that a page needs no program for it.</summary>
internal sealed class Highlighter(CSharpHighlighter csharp)
{
    /// <param name="language">As it stands behind the fence; where nothing stands there, the code is of a command line.</param>
    /// <returns>HTML.</returns>
    public string Color(string code, string language) => language switch
    {
        "csharp" or "cs" => csharp.Color(code),
        "xml" => LineHighlighter.Xml(code),
        "diff" => LineHighlighter.Difference(code),
        "python" => LineHighlighter.Python(code),
        "" or "ini" => LineHighlighter.Commands(code),
        _ => WebUtility.HtmlEncode(code),
    };

    /// <summary>A block of colored code, which scrolls where it is wider than the page.</summary>
    public static string Frame(string colored) => $"<div class=\"code\"><pre tabindex=\"0\"><code>{colored}</code></pre></div>\n";
}
