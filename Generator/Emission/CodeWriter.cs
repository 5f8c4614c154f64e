using System.Globalization;
using System.Text;

namespace Unroll.Generator.Emission;

/// <summary>Builds indented C# source. Numbers are written in the invariant culture whatever the machine's is.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
            text.Append(' ', depth * 4).Append(line);
        text.Append('\n');
    }

    /// <summary>Writes several lines, each indented as they come.</summary>
    public void Lines(string lines)
    {
        foreach (string line in lines.Split('\n'))
            Line(line.TrimEnd());
    }

    public void Comment(string comment)
    {
        const int Width = 120;
        string line = "//";
        foreach (string word in comment.Split(' '))
        {
            if (line.Length + word.Length + 1 > Width)
            {
                Line(line);
                line = "//";
            }

            line += " " + word;
        }

        Line(line);
    }

    /// <summary>Opens a brace after the given line, if any; the brace closes when the result is disposed.</summary>
    public Braces Block(string? head = null)
    {
        if (head is not null)
            Line(head);
        Line("{");
        depth++;
        return new Braces(this, 1);
    }

    /// <summary>Opens a method whose arithmetic is unchecked whatever the user's project says.</summary>
    public Braces Method(string head)
    {
        Line(head);
        Line("{");
        depth++;
        Line("unchecked");
        Line("{");
        depth++;
        return new Braces(this, 2);
    }

    /// <summary>A loop over literal bounds; a loop of one round is only a block, one of none is not written.</summary>
    public Braces Loop(string variable, int count) => count == 1
        ? Block()
        : Block(FormattableString.Invariant($"for (int {variable} = 0; {variable} < {count}; {variable}++)"));

    public override string ToString() => text.ToString();

    private void Close()
    {
        depth--;
        Line("}");
    }

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Number(float value) => float.IsNaN(value) ? "float.NaN"
        : float.IsPositiveInfinity(value) ? "float.PositiveInfinity"
        : float.IsNegativeInfinity(value) ? "float.NegativeInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>Braces that close when disposed, with a last line before if there is one.</summary>
    public readonly struct Braces(CodeWriter writer, int count, string? lastLine = null) : IDisposable
    {
        public void Dispose()
        {
            if (lastLine is not null)
                writer.Line(lastLine);
            for (int i = 0; i < count; i++)
                writer.Close();
        }
    }
}
