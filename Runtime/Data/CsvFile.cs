using System.Globalization;

namespace Unroll;

/// <summary>
/// A table read from a CSV file, plain or packed with gzip (RFC 4180, UTF-8). Columns are read as numbers, as class indices or as text.
/// </summary>
public sealed class CsvFile
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
    /// There is no row, a row is longer or shorter than the first, quotes do not close, or the text is no UTF-8; the message names the line.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvFile Read(string path, CsvOptions? options = null)
    {
        options ??= new CsvOptions();
        CsvTable table = CsvReader.Read(path, options.Delimiter);
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
    /// <exception cref="InvalidDataException">A field is empty, is no number, or is not finite; the message names line and column.</exception>
    public float[] Floats(params ReadOnlySpan<string> columns)
    {
        int[] positions = new int[columns.Length];
        for (int i = 0; i < positions.Length; i++)
            positions[i] = Position(columns[i]);

        float[] values = new float[checked(Rows * positions.Length)];
        for (int row = 0, i = 0; row < Rows; row++)
        {
            foreach (int column in positions)
            {
                if (!float.TryParse(Field(row, column), NumberStyles.Float, _format, out values[i]) || !float.IsFinite(values[i]))
                    throw Error(row, column, "a finite number");

                i++;
            }
        }

        return values;
    }

    /// <summary>
    /// The different texts of a column, which are its classes: in numeric order if all are whole numbers, else in the order of their characters.
    /// </summary>
    /// <param name="column">The name of the column.</param>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public string[] Classes(string column)
    {
        int position = Position(column);
        var classes = new HashSet<string>(StringComparer.Ordinal);
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup = classes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int row = 0; row < Rows; row++)
            lookup.Add(Field(row, position));

        string[] sorted = [.. classes];
        Array.Sort(sorted, StringComparer.Ordinal);
        long[] numbers = new long[sorted.Length];
        for (int i = 0; i < sorted.Length; i++)
        {
            if (!long.TryParse(sorted[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i]))
                return sorted;
        }

        Array.Sort(numbers, sorted);
        return sorted;
    }

    /// <summary>A column as class indices: the position of each field's text among the classes.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="classes">The texts of the classes, such as <see cref="Classes"/> of the training file, so that every file numbers them alike.</param>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="InvalidDataException">A field is none of the classes; the message names line and column.</exception>
    public int[] Labels(string column, params ReadOnlySpan<string> classes)
    {
        int position = Position(column);
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < classes.Length; i++)
            indices.Add(classes[i], i);

        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup = indices.GetAlternateLookup<ReadOnlySpan<char>>();
        int[] labels = new int[Rows];
        for (int row = 0; row < labels.Length; row++)
        {
            if (!lookup.TryGetValue(Field(row, position), out labels[row]))
                throw Error(row, position, $"one of the {classes.Length} classes {string.Join(", ", classes!)}");
        }

        return labels;
    }

    /// <summary>All columns but one as the numbers of a network's input, and that one as class indices, numbered as by <see cref="Classes"/>.</summary>
    /// <param name="label">The name of the column with the classes.</param>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="InvalidDataException">A field of the other columns is no finite number; the message names line and column.</exception>
    public DataSet ToDataSet(string label)
    {
        int[] labels = Labels(label, Classes(label));
        return new DataSet(Floats([.. Columns.Where(column => column != label)]), labels);
    }

    private ReadOnlySpan<char> Field(int row, int column) => _table.Field(row + _header, column);

    private int Position(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == column)
                return i;
        }

        throw new KeyNotFoundException($"{Path} has no column '{column}'; its columns are {string.Join(", ", Columns)}.");
    }

    private InvalidDataException Error(int row, int column, string expected)
    {
        ReadOnlySpan<char> field = Field(row, column);
        string found = field.IsEmpty ? "the field is empty" : $"'{(field.Length > 40 ? $"{field[..40]}.." : field)}' stands there";
        int line = _table.Line(row + _header);
        return new InvalidDataException($"{Path}, line {line}, column {column + 1} ('{Columns[column]}'): {found}; expected {expected}.");
    }
}
