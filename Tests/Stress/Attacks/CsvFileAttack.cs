using System.Text;
using Unroll.Stress.Harness;

namespace Unroll.Stress.Attacks;

/// <summary>Damaged CSV files, plain and packed.</summary>
internal sealed class CsvFileAttack : FileAttack
{
    private static readonly string[] Fields =
        ["1", "-2.5", "3e-7", "\"4\"", "\"a,\"\"b\"\"\"", "\"two\nlines\"", "", "text", "größe", "\uFEFF", "\"", "a\"b", "NaN", "1e99"];
    private static readonly string[] LineEnds = ["\n", "\r\n", "\r", "\n\n"];

    protected override byte[] Draw(Random random)
    {
        int columns = random.Next(1, 5);
        var text = new StringBuilder();
        string end = LineEnds[random.Next(LineEnds.Length)];
        int odd = random.Next(2) == 0 ? 4 : Fields.Length;
        for (int row = random.Next(1, 8); row >= 0; row--)
            text.AppendJoin(',', Enumerable.Range(0, columns).Select(_ => Fields[random.Next(odd)])).Append(end);
        return DamagePerhapsPacked(Encoding.UTF8.GetBytes(text.ToString()), random);
    }

    protected override bool Reads(Random random)
    {
        var options = new CsvOptions
        {
            HasHeader = random.Next(4) > 0,
            Delimiter = random.Next(8) > 0 ? ',' : ';',
            MaxUnpackedBytes = random.Next(8) > 0 ? 1 << 20 : 20,
        };
        CsvFile file;
        try
        {
            file = CsvFile.Read(FilePath, options);
        }
        catch (InvalidDataException exception)
        {
            Require(exception.Message.StartsWith(FilePath, StringComparison.Ordinal),
                $"the message does not name the file: {exception.Message}");
            return false;
        }

        Require(file.Rows > 0 && file.Columns.Count > 0, "an empty table was read");
        int column = random.Next(file.Columns.Count);
        string name = file.Columns[column];
        bool unique = file.Columns.Count(other => other == name) == 1;
        Require(file.Labels(column, file.Classes(column)).Length == file.Rows, "the labels are not as many as the rows");
        try
        {
            float[] values = file.Floats([column]);
            Require(values.Length == file.Rows && values.All(float.IsFinite), "the numbers are not as many as the rows, or not finite");
            file.ToDataSet(random.Next(file.Columns.Count));
        }
        catch (InvalidDataException)
        {
            // A field is no number.
        }
        catch (ArgumentException) when (file.Columns.Count == 1)
        {
            // No column is left for the inputs.
        }

        try
        {
            Require(file.Labels(name, file.Classes(name)).Length == file.Rows && unique, "a name of several columns was taken for one");
        }
        catch (ArgumentException) when (!unique)
        {
            // Several columns have the name.
        }

        return true;
    }
}
