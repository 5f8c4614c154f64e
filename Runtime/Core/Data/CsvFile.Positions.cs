using System.Globalization;

namespace Unroll;

/// <content>Columns by their positions.</content>
public sealed partial class CsvFile
{
    /// <summary>Columns as numbers, one row after the other.</summary>
    /// <param name="columns">The positions of the columns, counted from 0, in the order wanted.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    /// <exception cref="ArgumentException">The numbers are too many for an array.</exception>
    /// <exception cref="InvalidDataException">A field is empty, is no number, or is not finite; the message names line and
    /// column.</exception>
    public float[] Floats(ReadOnlySpan<int> columns)
    {
        foreach (int column in columns)
            Check(column);

        long length = (long)Rows * columns.Length;
        if (length > Array.MaxLength)
        {
            throw new ArgumentException(
                $"{Rows} rows of {columns.Length} columns are {length} numbers; expected at most {Array.MaxLength}.", nameof(columns));
        }

        float[] values = new float[length];
        for (int row = 0, i = 0; row < Rows; row++)
        {
            foreach (int column in columns)
            {
                if (!float.TryParse(Field(row, column), NumberStyles.Float, _format, out values[i]) || !float.IsFinite(values[i]))
                    throw Error(row, column, "a finite number");

                i++;
            }
        }

        return values;
    }

    /// <summary>
    /// The different texts of a column, which are its classes: in numeric order if all are whole numbers, else in the order of their
    /// characters.
    /// </summary>
    /// <param name="column">The position of the column, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public string[] Classes(int column)
    {
        Check(column);
        var classes = new HashSet<string>(StringComparer.Ordinal);
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup = classes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int row = 0; row < Rows; row++)
            lookup.Add(Field(row, column));

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
    /// <param name="column">The position of the column, counted from 0.</param>
    /// <param name="classes">The texts of the classes, such as <see cref="Classes(int)"/> of the training file, so that every file numbers
    /// them alike.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    /// <exception cref="ArgumentException">Two classes have the same text.</exception>
    /// <exception cref="InvalidDataException">A field is none of the classes; the message names line and column.</exception>
    public int[] Labels(int column, params ReadOnlySpan<string> classes)
    {
        Check(column);
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < classes.Length; i++)
        {
            if (!indices.TryAdd(classes[i], i))
            {
                throw new ArgumentException(
                    $"The classes {indices[classes[i]]} and {i} are both '{Printable.Of(classes[i])}'; expected texts of their own.",
                    nameof(classes));
            }
        }

        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup = indices.GetAlternateLookup<ReadOnlySpan<char>>();
        int[] labels = new int[Rows];
        for (int row = 0; row < labels.Length; row++)
        {
            if (!lookup.TryGetValue(Field(row, column), out labels[row]))
                throw Error(row, column, $"one of the {classes.Length} classes {Listed(classes)}");
        }

        return labels;
    }

    /// <summary>All columns but one as the numbers of a network's input, and that one as class indices, numbered as by
    /// <see cref="Classes(int)"/>.</summary>
    /// <param name="label">The position of the column with the classes, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    /// <exception cref="ArgumentException">There is no other column.</exception>
    /// <exception cref="InvalidDataException">A field of the other columns is no finite number; the message names line and
    /// column.</exception>
    public DataSet ToDataSet(int label)
    {
        int[] labels = Labels(label, Classes(label)), others = [.. Enumerable.Range(0, Columns.Count).Where(column => column != label)];
        return new DataSet(Floats(others), labels);
    }

    private void Check(int column)
    {
        if ((uint)column >= (uint)Columns.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(column), column, $"{Path} has {Columns.Count} columns; expected a position from 0 to {Columns.Count - 1}.");
        }
    }
}
