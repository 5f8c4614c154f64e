namespace Unroll;

/// <summary>The tables of a report. On narrow screens they scroll by themselves.</summary>
internal static class ReportTable
{
    /// <summary>Opens a table: its rows follow.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="id">Its address within the page.</param>
    /// <param name="style">Its class; "full" for the whole width.</param>
    /// <param name="texts">The headings of the first columns, which hold text.</param>
    /// <param name="numbers">The headings of the columns after those, which hold numbers.</param>
    /// <param name="last">The heading of one column more; null for none.</param>
    public static void Open(
        HtmlWriter html, string id, string style, IEnumerable<string> texts, IEnumerable<string> numbers, string? last = null)
    {
        html.Add($"<div class=\"wide\"><table class=\"{style}\" id=\"{id}\">\n<thead><tr>");
        foreach (string heading in texts)
            html.Add($"<th>{heading}</th>");
        foreach (string heading in numbers)
            html.Add($"<th class=\"number\">{heading}</th>");
        if (last is not null)
            html.Add($"<th>{last}</th>");
        html.Add($"</tr></thead>\n<tbody>\n");
    }

    /// <summary>A cell with a number.</summary>
    public static void Number(HtmlWriter html, string number) => html.Add($"<td class=\"number\">{number}</td>");

    /// <summary>Closes a table.</summary>
    public static void Close(HtmlWriter html) => html.Add($"</tbody></table></div>\n");
}
