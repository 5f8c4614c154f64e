using System.Globalization;

namespace Unroll;

/// <summary>
/// A table read from a CSV file, plain or packed with gzip (RFC 4180, UTF-8). Columns are read as numbers, as class indices or as text, by
/// their names or, where several have the same one, by their positions.
/// </summary>
public sealed partial class CsvFile
{
    private readonly CsvTable _table;
    private readonly int _header;
    private readonly NumberFormatInfo _format;

    private CsvFile(string path, CsvTable table, CsvOptions options)
    {
        Path = path;
        _table = table;
        _header = options.HasHeader ? 1 : 0;
        _format = options.NumberFormat;
        string[] columns = new string[table.Columns];
        for (int i = 0; i < columns.Length; i++)
            columns[i] = options.HasHeader ? table.Field(0, i).ToString() : (i + 1).ToString(CultureInfo.InvariantCulture);

        Columns = columns;
    }

    /// <summary>The file that was read.</summary>
    public string Path { get; }

    /// <summary>The names of the columns, from the header; "1", "2" and so on without one.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The number of rows, without the header.</summary>
    public int Rows => _table.Rows - _header;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written; null for commas, a header, and numbers with a decimal point.</param>
    /// <exception cref="InvalidDataException">
    /// There is no row, a row is longer or shorter than the first, quotes do not close, the text is no UTF-8, or a packed file is damaged
    /// or unpacks to more than <see cref="CsvOptions.MaxUnpackedBytes"/>; the message names the line.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or no path.</exception>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public static CsvFile Read(string path, CsvOptions? options = null)
    {
        options ??= new CsvOptions();
        CsvTable table = CsvReader.Read(path, options);
        if (table.Rows <= (options.HasHeader ? 1 : 0))
        {
            string header = options.HasHeader && table.Rows == 1 ? "only a header" : "no row";
            throw new InvalidDataException($"{path}, line 1: the file has {header}; expected at least one row of values.");
        }

        return new CsvFile(path, table, options);
    }

    /// <summary>The text of one field, without its quotes.</summary>
    /// <param name="row">The row, counted from 0, without the header.</param>
    /// <param name="column">The column, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public string Text(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Columns.Count);
        return Field(row, column).ToString();
    }

    /// <summary>Columns as numbers, one row after the other.</summary>
    /// <param name="columns">The names of the columns, in the order wanted.</param>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="ArgumentException">Several columns have this name; the message tells their positions. Or the numbers are too many
    /// for an array.</exception>
    /// <exception cref="InvalidDataException">A field is empty, is no number, or is not finite; the message names line and
    /// column.</exception>
    public float[] Floats(params ReadOnlySpan<string> columns)
    {
        int[] positions = new int[columns.Length];
        for (int i = 0; i < positions.Length; i++)
            positions[i] = Position(columns[i]);

        return Floats(positions);
    }

    /// <summary>
    /// The different texts of a column, which are its classes: in numeric order if all are whole numbers, else in the order of their
    /// characters.
    /// </summary>
    /// <param name="column">The name of the column.</param>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="ArgumentException">Several columns have this name; the message tells their positions.</exception>
    public string[] Classes(string column) => Classes(Position(column));

    /// <summary>A column as class indices: the position of each field's text among the classes.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="classes">The texts of the classes, such as <see cref="Classes(string)"/> of the training file, so that every file
    /// numbers them alike.</param>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="ArgumentException">Several columns have this name, whose positions the message tells, or two classes have the same
    /// text.</exception>
    /// <exception cref="InvalidDataException">A field is none of the classes; the message names line and column.</exception>
    public int[] Labels(string column, params ReadOnlySpan<string> classes) => Labels(Position(column), classes);

    /// <summary>All columns but one as the numbers of a network's input, and that one as class indices, numbered as by
    /// <see cref="Classes(string)"/>.</summary>
    /// <param name="label">The name of the column with the classes.</param>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="ArgumentException">Several columns have this name, whose positions the message tells, or there is no other
    /// column.</exception>
    /// <exception cref="InvalidDataException">A field of the other columns is no finite number; the message names line and
    /// column.</exception>
    public DataSet ToDataSet(string label) => ToDataSet(Position(label));

    private ReadOnlySpan<char> Field(int row, int column) => _table.Field(row + _header, column);

    private int Position(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        int[] positions = [.. Enumerable.Range(0, Columns.Count).Where(i => Columns[i] == column)];
        return positions.Length switch
        {
            1 => positions[0],
            0 => throw new KeyNotFoundException($"{Path} has no column '{Printable.Of(column)}'; its columns are {Listed([.. Columns])}."),
            _ => throw new ArgumentException(
                $"{Path} has {positions.Length} columns '{Printable.Of(column)}', "
                + $"at the positions {Listed([.. positions.Select(i => $"{i}")])}; "
                + "give the position of the one that is meant, counted from 0, or names of their own to the columns.",
                nameof(column)),
        };
    }

    private InvalidDataException Error(int row, int column, string expected)
    {
        ReadOnlySpan<char> field = Field(row, column);
        string found = field.IsEmpty ? "the field is empty" : $"'{Printable.Of(field, 40)}' stands there";
        int line = _table.Line(row + _header);
        return new InvalidDataException(
            $"{Path}, line {line}, column {column + 1} ('{Printable.Of(Columns[column])}'): {found}; expected {expected}.");
    }

    private static string Listed(ReadOnlySpan<string> texts)
    {
        const int Most = 20;
        string[] first = [.. texts[..Math.Min(texts.Length, Most)]];
        return string.Join(", ", first.Select(text => Printable.Of(text)))
            + (texts.Length > Most ? $" and {texts.Length - Most} more" : "");
    }
}
