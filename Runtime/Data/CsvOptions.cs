using System.Globalization;

namespace Unroll;

/// <summary>How a CSV file is written. The defaults are those of RFC 4180: commas, a header, and numbers with a decimal point.</summary>
public sealed record CsvOptions
{
    /// <summary>What stands between two fields; a comma by default.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Whether the first line names the columns; true by default. Without a header the columns are named "1", "2", and so on.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>
    /// How numbers are written; with a decimal point and without groups by default, whatever the culture of the machine. Give the
    /// <see cref="NumberFormatInfo"/> of another culture for files that have, say, decimal commas.
    /// </summary>
    public NumberFormatInfo NumberFormat { get; init; } = NumberFormatInfo.InvariantInfo;
}
