using System.Globalization;

namespace Unroll;

/// <summary>How a CSV file is written. The defaults are those of RFC 4180: commas, a header, and numbers with a decimal point.</summary>
public sealed record CsvOptions
{
    /// <summary>The most characters and fields that a file can have.</summary>
    internal static readonly long MaxLength = Array.MaxLength;

    /// <summary>What stands between two fields; a comma by default.</summary>
    /// <exception cref="ArgumentException">It is a quote or the end of a line.</exception>
    public char Delimiter
    {
        get;
        init
        {
            if (value is '"' or '\r' or '\n')
            {
                throw new ArgumentException(
                    $"The delimiter is U+{(int)value:X4}, a quote or the end of a line; expected a comma, a semicolon, a tab or the like.",
                    nameof(value));
            }

            field = value;
        }
    } = ',';

    /// <summary>Whether the first line names the columns; true by default. Without a header the columns are named "1", "2", and so
    /// on.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>
    /// How numbers are written; with a decimal point and without groups by default, whatever the culture of the machine. Give the
    /// <see cref="NumberFormatInfo"/> of another culture for files that have, say, decimal commas.
    /// </summary>
    public NumberFormatInfo NumberFormat { get; init; } = NumberFormatInfo.InvariantInfo;

    /// <summary>
    /// The most bytes that a file packed with gzip may unpack to; 2^30 by default, since a small file can unpack to a thousand times its
    /// size. A larger one is an <see cref="InvalidDataException"/>. No file can be longer than <see cref="Array.MaxLength"/> bytes, packed
    /// or not.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public long MaxUnpackedBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1 << 30;
}
