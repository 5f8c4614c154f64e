namespace Unroll;

/// <summary>A piece of HTML or SVG, in which all text is escaped already.</summary>
/// <param name="Html">The piece; null, as in a default one, for nothing.</param>
internal readonly record struct Markup(string? Html)
{
    /// <summary>Writes a piece.</summary>
    public static Markup Of(Action<HtmlWriter> write)
    {
        var writer = new HtmlWriter();
        write(writer);
        return writer.ToMarkup();
    }
}
