using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Unroll;

/// <summary>
/// Writes HTML. What stands in an interpolated string is markup; what is filled in is text and escaped, unless it is
/// <see cref="Markup"/>. Numbers are written with the invariant culture.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();

    /// <summary>Adds markup.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] ref Interpolation markup)
    {
        // The handler has written it.
    }

    /// <summary>What was written.</summary>
    public Markup ToMarkup() => new(_html.ToString());

    /// <summary>Writes the parts of one interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Interpolation(int literalLength, int formattedCount, HtmlWriter writer)
    {
        private readonly StringBuilder _html = Room(writer._html, literalLength + (8 * formattedCount));

        public void AppendLiteral(string markup) => _html.Append(markup);

        public void AppendFormatted(Markup markup) => _html.Append(markup.Html);

        public void AppendFormatted(string? text) => _html.Append(WebUtility.HtmlEncode(text));

        public void AppendFormatted<T>(T value, string? format = null)
            where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

        private static StringBuilder Room(StringBuilder html, int length)
        {
            html.EnsureCapacity(html.Length + length);
            return html;
        }
    }
}
