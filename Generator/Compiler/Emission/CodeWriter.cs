using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>
/// Builds indented C# source. Numbers are written in the invariant culture whatever the machine's is. A level of indentation is one tab:
/// straight-line code has many lines, and the compiler reads every character.
/// </summary>
internal sealed class CodeWriter
{
    /// <summary>A plural behind the number 1, its ending apart.</summary>
    private static readonly Regex Singular = new(
        @"(?<![\w.])(1 (?:bias(?=es\b)|(?!bias\b)[a-z]*[a-rt-z](?=s\b)))e?s\b", RegexOptions.CultureInvariant);

    private readonly StringBuilder text = new();
    private int depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
            text.Append('\t', depth).Append(line);
        text.Append('\n');
    }

    /// <summary>A comment in lines of a width that can be read. What there is one of is written in the singular.</summary>
    public void Comment(string comment)
    {
        const int Width = 120;
        string line = "//";
        foreach (string word in Singular.Replace(comment, "$1").Split(' '))
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

    /// <summary>Opens the braces of a list of items; what closes them may end a statement or an argument.</summary>
    public Braces List(string closing)
    {
        Line("{");
        depth++;
        return new Braces(this, 1, closing: closing);
    }

    /// <summary>Indents what follows until the result is disposed.</summary>
    public Braces Indent()
    {
        depth++;
        return new Braces(this, 1, closing: "");
    }

    /// <summary>Writes arguments in one line or, where they are too long for one, in several, a level deeper.</summary>
    public void Wrapped(string head, IEnumerable<string> arguments, string end)
    {
        const int Width = 136;
        string[] all = arguments.ToArray();
        string whole = $"{head}{string.Join(", ", all)}{end}";
        if (whole.Length <= Width)
        {
            Line(whole);
            return;
        }

        Line(head);
        depth++;
        string line = "";
        for (int i = 0; i < all.Length; i++)
        {
            string argument = all[i] + (i + 1 < all.Length ? "," : end);
            if (line.Length > 0 && line.Length + 1 + argument.Length > Width)
            {
                Line(line);
                line = "";
            }

            line += line.Length == 0 ? argument : " " + argument;
        }

        Line(line);
        depth--;
    }

    /// <summary>Declares variables of one type, in one line.</summary>
    public void Declare(string type, IEnumerable<string> names) => Line($"{type} {string.Join(", ", names)};");

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

    /// <summary>
    /// A loop over literal bounds. A loop of one iteration needs no loop. It is a block where something is declared in it, so that another
    /// one may follow, and nothing at all where nothing is.
    /// </summary>
    /// <param name="variable">The loop variable.</param>
    /// <param name="count">The iterations.</param>
    /// <param name="declares">Whether the body declares variables.</param>
    public Braces Loop(string variable, int count, bool declares = true) =>
        count > 1 ? Block(FormattableString.Invariant($"for (int {variable} = 0; {variable} < {count}; {variable}++)"))
        : declares ? Block()
        : new Braces(this, 0);

    /// <summary>Declares where a share begins and ends, as variables "first" and "end" of what is divided.</summary>
    /// <param name="name">What is divided, with a capital.</param>
    /// <param name="count">How many there are.</param>
    public void Share(string name, int count) => Line(count <= 1 << 16
        ? FormattableString.Invariant($"int first{name} = share * {count} / shares, end{name} = (share + 1) * {count} / shares;")
        : FormattableString.Invariant($"int first{name} = (int)((long)share * {count} / shares), ")
            + FormattableString.Invariant($"end{name} = (int)((share + 1L) * {count} / shares);"));

    /// <summary>
    /// A loop over the tiles that a share has of equal ones in front, or, of the last share, the other one behind them.
    /// </summary>
    /// <param name="name">What is divided, as <see cref="Share"/> declares it; the loop variable has a small letter.</param>
    /// <param name="tiles">The tiles in front, or that behind.</param>
    /// <param name="count">How many they are together.</param>
    public Braces ShareLoop(string name, Segment tiles, int count)
    {
        string variable = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return Block(tiles.Start == 0
            ? FormattableString.Invariant(
                $"for (int {variable} = first{name}; {variable} < Math.Min(end{name}, {tiles.Count}); {variable}++)")
            : FormattableString.Invariant($"if (end{name} == {count})"));
    }

    public override string ToString() => text.ToString();

    private void Close(string brace)
    {
        depth--;
        if (brace.Length > 0)
            Line(brace);
    }

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Number(float value) => float.IsNaN(value) ? "float.NaN"
        : float.IsPositiveInfinity(value) ? "float.PositiveInfinity"
        : float.IsNegativeInfinity(value) ? "float.NegativeInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>A number with its thousands separated, for people.</summary>
    public static string Grouped(long number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A text as a literal.</summary>
    public static string Text(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    public static string Truth(bool value) => value ? "true" : "false";

    /// <summary>Braces that close when disposed, with a last line before if there is one.</summary>
    public readonly struct Braces(CodeWriter writer, int count, string? lastLine = null, string closing = "}") : IDisposable
    {
        public void Dispose()
        {
            if (lastLine is not null)
                writer.Line(lastLine);
            for (int i = 0; i < count; i++)
                writer.Close(closing);
        }
    }
}
