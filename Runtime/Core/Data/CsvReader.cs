using System.Text;

namespace Unroll;

/// <summary>
/// Takes a CSV file apart by the rules of RFC 4180, section 2: fields in double quotes may hold delimiters, line ends and doubled quotes.
/// Lines end with LF, CR LF or CR; empty lines are skipped; the text is UTF-8, with or without a byte order mark.
/// </summary>
internal sealed class CsvReader
{
    private readonly TextReader _reader;
    private readonly string _path;
    private readonly char _delimiter;
    private readonly CsvTable _table = new();
    private int _line = 1;
    private int _rowLine = 1;

    private CsvReader(TextReader reader, string path, char delimiter)
    {
        _reader = reader;
        _path = path;
        _delimiter = delimiter;
    }

    /// <summary>Reads a whole file, plain or packed with gzip.</summary>
    /// <exception cref="InvalidDataException">The file is no UTF-8 text, too long, its quotes do not close, or a row is longer or shorter
    /// than the first.</exception>
    public static CsvTable Read(string path, CsvOptions options)
    {
        bool raisable = options.MaxUnpackedBytes < CsvOptions.MaxLength;
        using Stream stream = DataFile.Open(
            path,
            out bool packed,
            Math.Min(options.MaxUnpackedBytes, CsvOptions.MaxLength),
            raisable ? "If it may, set CsvOptions.MaxUnpackedBytes" : "Split the file");
        if (!packed && stream.Length > CsvOptions.MaxLength)
        {
            throw new InvalidDataException(
                $"{path}: the file has {stream.Length} bytes, expected at most {CsvOptions.MaxLength}. Split the file.");
        }

        // It must not look for a byte order mark: with one it would take a decoder that replaces wrong bytes.
        using var reader = new StreamReader(
            stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, 1 << 16);
        var csv = new CsvReader(reader, path, options.Delimiter);
        try
        {
            if (reader.Peek() == '\uFEFF')
                reader.Read();
            csv.ReadRows();
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException(
                $"{path}, after line {csv._line}: the bytes are no UTF-8 text; expected a text file in UTF-8.", error);
        }
        catch (InvalidDataException error) when (!error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}, after line {csv._line}: {error.Message}", error);
        }

        return csv._table;
    }

    private void ReadRows()
    {
        int next;
        while ((next = _reader.Read()) >= 0)
        {
            if (next is '\r' or '\n')
            {
                EndLine(next);
                continue;
            }

            _rowLine = _line;
            while (ReadField(ref next))
                next = _reader.Read();

            EndRow();
            if (next >= 0)
                EndLine(next);
        }
    }

    // Reads one field whose first character is given; leaves the character behind it, and says whether that is a delimiter.
    private bool ReadField(ref int next)
    {
        if (next == '"')
        {
            ReadQuoted();
            next = _reader.Read();
            if (next >= 0 && next != _delimiter && next is not ('\r' or '\n'))
                throw Error($"a closing quote is followed by '{Printable.Of([(char)next])}'; expected a delimiter or the end of the line");
        }

        while (next >= 0 && next != _delimiter && next is not ('\r' or '\n'))
        {
            if (next == '"')
            {
                throw Error(
                    "a quote stands inside a field that has none at its beginning; quote the whole field and double the quotes inside");
            }

            _table.Append((char)next);
            next = _reader.Read();
        }

        _table.EndField();
        return next == _delimiter;
    }

    private void ReadQuoted()
    {
        int opened = _line;
        while (true)
        {
            int next = _reader.Read();
            if (next < 0)
                throw Error($"the quote opened on line {opened} is never closed; expected a closing quote before the end of the file");

            if (next == '"' && _reader.Peek() != '"')
                return;

            if (next == '"')
                _reader.Read();

            if (next == '\n' || (next == '\r' && _reader.Peek() != '\n'))
                _line++;

            _table.Append((char)next);
        }
    }

    private void EndRow()
    {
        int fields = _table.OpenFields;
        if (_table.Rows > 0 && fields != _table.Columns)
        {
            string expected = $"expected {_table.Columns}, as in line {_table.Line(0)}";
            throw new InvalidDataException($"{_path}, line {_rowLine}: the row has {fields} fields; {expected}.");
        }

        _table.EndRow(_rowLine);
    }

    private void EndLine(int end)
    {
        if (end == '\r' && _reader.Peek() == '\n')
            _reader.Read();

        _line++;
    }

    private InvalidDataException Error(string problem) => new($"{_path}, line {_line}, field {_table.OpenFields + 1}: {problem}.");
}
