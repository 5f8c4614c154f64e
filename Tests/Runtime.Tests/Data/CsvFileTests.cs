using System.Globalization;
using System.Text;

namespace Unroll.Runtime.Tests.Data;

public sealed class CsvFileTests
{
    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    [Fact]
    public void Reads_a_header_and_numbers()
    {
        CsvFile csv = Read("width,height\n1,2.5\n-3e2, 4 \n");

        Assert.Equal(["width", "height"], csv.Columns);
        Assert.Equal(2, csv.Rows);
        Assert.Equal([1, 2.5f, -300, 4], csv.Floats("width", "height"));
        Assert.Equal([4f, -300], csv.Floats("height", "width")[2..]);
        Assert.Equal(" 4 ", csv.Text(1, 1));
    }

    [Theory]
    [InlineData("a,b\r\n1,2\r\n3,4")]
    [InlineData("a,b\r1,2\r3,4\r")]
    [InlineData("\n\na,b\n\n1,2\n\n\n3,4\n\n")]
    [InlineData("\uFEFFa,b\n1,2\n3,4\n")]
    [InlineData("\"a\",\"b\"\n\"1\",2\n3,\"4\"")]
    public void Reads_the_same_whatever_the_line_ends_and_quotes(string text)
    {
        CsvFile csv = Read(text);

        Assert.Equal(["a", "b"], csv.Columns);
        Assert.Equal([1, 2, 3, 4], csv.Floats("a", "b"));
    }

    [Fact]
    public void Quoted_fields_hold_delimiters_quotes_and_line_ends()
    {
        CsvFile csv = Read("name,note\n\"Doe, Jane\",\"she said \"\"yes\"\"\"\n\"two\r\nlines\",\"\"\nplain,last\n");

        Assert.Equal("Doe, Jane", csv.Text(0, 0));
        Assert.Equal("she said \"yes\"", csv.Text(0, 1));
        Assert.Equal("two\r\nlines", csv.Text(1, 0));
        Assert.Equal("", csv.Text(1, 1));
        Assert.Contains("line 5, column 1 ('name'): 'plain'",
            Assert.Throws<InvalidDataException>(() => csv.Labels("name", "Doe, Jane", "two\r\nlines")).Message);
    }

    [Fact]
    public void Columns_without_a_header_have_their_numbers_as_names()
    {
        CsvFile csv = Read("1;2\n3;4", new CsvOptions { HasHeader = false, Delimiter = ';' });

        Assert.Equal(["1", "2"], csv.Columns);
        Assert.Equal([2, 4], csv.Floats("2"));
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_culture_of_the_machine()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = DecimalComma;
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.Equal([1.5f], Read("a\n1.5").Floats("a"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Numbers_of_another_culture_are_read_when_asked_for()
    {
        var options = new CsvOptions { Delimiter = ';', NumberFormat = DecimalComma };

        Assert.Equal([1.5f, -0.25f], Read("a;b\n1,5;-0,25", options).Floats("a", "b"));
        Assert.Throws<InvalidDataException>(() => Read("a;b\n1.5;2", options).Floats("a"));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3", "line 3: the row has 1 fields; expected 2, as in line 1")]
    [InlineData("a,b\n1,2,3\n", "line 2: the row has 3 fields; expected 2, as in line 1")]
    [InlineData("a,b\n\n\n1,2\n\"x\ny\"\n", "line 5: the row has 1 fields; expected 2")]
    [InlineData("a,b\n1,\"2\n3,4\n", "line 4, field 2: the quote opened on line 2 is never closed")]
    [InlineData("a,b\n1,2\"3\n", "line 2, field 2: a quote stands inside a field")]
    [InlineData("a,b\n\"1\"x,2\n", "line 2, field 1: a closing quote is followed by 'x'")]
    [InlineData("", "line 1: the file has no row")]
    [InlineData("\n\n", "line 1: the file has no row")]
    [InlineData("a,b\n", "line 1: the file has only a header")]
    public void Refuses_files_that_are_no_table(string text, string expected)
    {
        using var file = new TemporaryFile(text);
        var error = Assert.Throws<InvalidDataException>(() => CsvFile.Read(file.Path));

        Assert.StartsWith($"{file.Path}, line ", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Theory]
    [InlineData("", "the field is empty")]
    [InlineData("x", "'x' stands there")]
    [InlineData("NaN", "'NaN' stands there")]
    [InlineData("1e99", "'1e99' stands there")]
    [InlineData("1 2", "'1 2' stands there")]
    [InlineData("\"1,5\"", "'1,5' stands there")]
    public void Refuses_fields_that_are_no_finite_number(string field, string expected)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read($"a,b\n1,2\n3,{field}\n").Floats("a", "b"));

        Assert.Contains($"line 3, column 2 ('b'): {expected}; expected a finite number", error.Message);
    }

    [Fact]
    public void Refuses_bytes_that_are_no_text()
    {
        using var file = new TemporaryFile([(byte)'a', (byte)'\n', 0xC3, 0x28, (byte)'\n']);

        Assert.Contains("no UTF-8", Assert.Throws<InvalidDataException>(() => CsvFile.Read(file.Path)).Message);
    }

    /// <summary>Labels of other characters would become one class, were wrong bytes replaced; and UTF-16 is not UTF-8.</summary>
    [Theory]
    [InlineData("EFBBBF780AE90A")]
    [InlineData("FFFE78000A003100")]
    public void Refuses_bytes_that_are_no_text_behind_a_byte_order_mark(string bytes)
    {
        using var file = new TemporaryFile(Convert.FromHexString(bytes));

        Assert.Contains("no UTF-8", Assert.Throws<InvalidDataException>(() => CsvFile.Read(file.Path)).Message);
    }

    [Fact]
    public void Reads_packed_files_and_refuses_those_cut_off()
    {
        byte[] packed = TemporaryFile.Gzip(Encoding.UTF8.GetBytes("a\n" + string.Join('\n', Enumerable.Range(0, 1000))));
        using var whole = new TemporaryFile(packed);
        using var half = new TemporaryFile(packed[..(packed.Length / 2)]);

        Assert.Equal(999, CsvFile.Read(whole.Path).Floats("a")[^1]);
        Assert.StartsWith(half.Path, Assert.Throws<InvalidDataException>(() => CsvFile.Read(half.Path)).Message);
    }

    [Fact]
    public void Classes_are_numbered_alike_in_every_file()
    {
        CsvFile train = Read("x,species\n1,virginica\n2,setosa\n3,setosa\n4,versicolor\n");
        string[] classes = train.Classes("species");

        Assert.Equal(["setosa", "versicolor", "virginica"], classes);
        Assert.Equal([2, 0, 0, 1], train.Labels("species", classes));
        Assert.Equal([1], Read("x,species\n1,versicolor").Labels("species", classes));
        Assert.Equal(["-1", "2", "10"], Read("x\n10\n2\n-1\n2").Classes("x"));
    }

    [Fact]
    public void Makes_a_data_set_of_all_columns_but_the_label()
    {
        DataSet set = Read("a,kind,b\n1,no,2\n3,yes,4\n5,no,6\n").ToDataSet("kind");

        Assert.Equal(3, set.Count);
        Assert.Equal([3, 4], set.Input(1).ToArray());
        Assert.Equal([0, 1, 0], [set.Label(0), set.Label(1), set.Label(2)]);
    }

    [Fact]
    public void An_unknown_column_names_those_there_are() =>
        Assert.Contains("no column 'c'; its columns are a, b",
            Assert.Throws<KeyNotFoundException>(() => Read("a,b\n1,2").Floats("c")).Message);

    [Fact]
    public void Columns_of_one_name_are_told_apart_by_their_positions()
    {
        CsvFile csv = Read("a,kind,a,\n1,no,2,3\n4,yes,5,6\n");

        Assert.Equal([1, 2, 3, 4, 5, 6], csv.Floats([0, 2, 3]));
        Assert.Equal([3, 6], csv.Floats(""));
        DataSet byName = csv.ToDataSet("kind"), byPosition = csv.ToDataSet(1);
        Assert.Equal([4, 5, 6], byName.Input(1).ToArray());
        Assert.Equal([4, 5, 6], byPosition.Input(1).ToArray());
        Assert.Equal(["2", "5"], csv.Classes(2));
        Assert.Equal([1, 0], csv.Labels(2, "5", "2"));
        Assert.Equal(["no", "yes"], csv.Classes("kind"));
        Action[] all =
            [() => csv.Floats("a"), () => csv.Classes("a"), () => csv.Labels("a", "1", "4"), () => csv.ToDataSet("a")];
        foreach (Action ambiguous in all)
            Assert.Contains("has 2 columns 'a', at the positions 0, 2; give the position",
                Assert.Throws<ArgumentException>(ambiguous).Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MinValue)]
    public void A_position_that_is_not_there_is_told(int position)
    {
        CsvFile csv = Read("a,b\n1,2");
        Action[] all =
            [() => csv.Floats([0, position]), () => csv.Classes(position), () => csv.Labels(position), () => csv.ToDataSet(position)];
        foreach (Action wrong in all)
            Assert.Contains("has 2 columns; expected a position from 0 to 1", Assert.Throws<ArgumentOutOfRangeException>(wrong).Message);
    }

    [Fact]
    public void Texts_in_messages_are_cut_and_without_control_characters()
    {
        string name = new('n', 5_000),
            header = string.Join(',', Enumerable.Range(0, 1_000).Select(i => $"column {i}")) + $",{name},\u202E\u0007";
        CsvFile csv = Read($"{header}\n{string.Join(',', Enumerable.Repeat(new string('x', 999) + "\u001B[31m", 1_002))}\n");

        string unknown = Assert.Throws<KeyNotFoundException>(() => csv.Floats("c")).Message;
        Assert.EndsWith("column 19 and 982 more.", unknown);
        string wrong = Assert.Throws<InvalidDataException>(() => csv.Floats([1_000])).Message;
        Assert.Contains("column 1001 ('" + new string('n', 100) + ".. (5000 characters)')", wrong);
        Assert.Contains("'" + new string('x', 40) + ".. (1004 characters)' stands there", wrong);
        Assert.Contains("('\\u202E\\u0007')", Assert.Throws<InvalidDataException>(() => csv.Floats([1_001])).Message);
        string[] classes = [.. Enumerable.Range(0, 100_000).Select(i => $"{i}")];
        Assert.True(Assert.Throws<InvalidDataException>(() => csv.Labels(0, classes)).Message.Length < 1_000);
    }

    [Fact]
    public void A_folder_is_told_as_such()
    {
        string folder = Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar);
        Assert.Equal($"{folder} cannot be read: it is a folder; expected the name of a file.",
            Assert.Throws<IOException>(() => CsvFile.Read(folder)).Message);
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\r')]
    [InlineData('\n')]
    public void A_delimiter_that_means_something_else_is_refused(char delimiter) =>
        Assert.Throws<ArgumentException>(() => new CsvOptions { Delimiter = delimiter });

    private static CsvFile Read(string text, CsvOptions? options = null)
    {
        using var file = new TemporaryFile(text);
        return CsvFile.Read(file.Path, options);
    }
}
