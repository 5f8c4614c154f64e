using System.Text;

namespace Unroll.Site;

/// <summary>What the front page has besides the words of README.md: where to begin, and the pages for people of one field.</summary>
internal static class HomePage
{
    /// <param name="body">README.md as HTML.</param>
    /// <param name="contents">Its first part is where one begins, its second the pages for people of one field.</param>
    public static string Write(string body, Contents contents)
    {
        MarkdownPage[] first = [.. contents.Sections[0].Pages.Take(2)];
        int place = body.IndexOf("</p>\n", StringComparison.Ordinal) + "</p>\n".Length;
        var text = new StringBuilder(body[..place]).Append("<p class=\"begin\">");
        foreach (MarkdownPage page in first)
            text.Append($"<a href=\"{page.Address}\">{Layout.Encode(page.Title)}</a>\n");
        text.Append($"<a href=\"{Reference.ReferencePages.Address}\">Reference</a></p>\n").Append(body.AsSpan(place));

        Section audiences = contents.Sections[1];
        text.Append($"<h2 id=\"audiences\">{Layout.Encode(audiences.Title)}</h2>\n<div class=\"cards\">\n");
        foreach (MarkdownPage page in audiences.Pages.Where(page => !page.Source.EndsWith("README.md", StringComparison.Ordinal)))
            text.Append($"<a href=\"{page.Address}\"><strong>{Layout.Encode(page.Title)}</strong>{Layout.Encode(page.Opening)}</a>\n");
        return text.Append("</div>\n").ToString();
    }
}
