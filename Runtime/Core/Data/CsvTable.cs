using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// The fields of a CSV file, row by row: one long text and where each field ends in it, so that tens of millions of fields need no string
/// each.
/// </summary>
internal sealed class CsvTable
{
    private readonly List<char> _text = [];
    private readonly List<int> _ends = [];
    private readonly List<int> _lines = [];

    /// <summary>The number of fields in each row; that of the first row, which all others must have.</summary>
    public int Columns { get; private set; }

    /// <summary>The number of rows, with the header if there is one.</summary>
    public int Rows => _lines.Count;

    /// <summary>The line of the file on which a row begins, counted from 1.</summary>
    public int Line(int row) => _lines[row];

    /// <summary>The text of one field, without its quotes.</summary>
    public ReadOnlySpan<char> Field(int row, int column)
    {
        int field = (row * Columns) + column;
        int start = field == 0 ? 0 : _ends[field - 1];
        return CollectionsMarshal.AsSpan(_text)[start.._ends[field]];
    }

    /// <summary>The number of fields in the row that is being read.</summary>
    public int OpenFields => _ends.Count - (Rows * Columns);

    /// <summary>Adds a character to the field that is being read.</summary>
    public void Append(char character) => _text.Add(character);

    /// <summary>Ends the field that is being read.</summary>
    public void EndField() => _ends.Add(_text.Count);

    /// <summary>Ends the row that is being read.</summary>
    public void EndRow(int line)
    {
        if (Rows == 0)
            Columns = _ends.Count;

        _lines.Add(line);
    }
}
