namespace Unroll.Generator.Tests.Language.Mistakes;

/// <summary>
/// One wrong declaration: a title behind <c>###</c>, the stages of a network or a whole class, and behind <c>&gt;</c> what is told.
/// </summary>
/// <param name="Title">What is wrong.</param>
/// <param name="Text">What a person wrote: files between lines of <c>--- file</c>.</param>
/// <param name="Expected">What is told: id, line, place and words.</param>
internal sealed record Mistake(string Title, string Text, IReadOnlyList<string> Expected)
{
    private const string Head = "### ", File = "--- file\n";

    private const string Use = "static class Use { static void M() { using var n = new Net(1); n.Predict(new float[4], new float[4]); "
        + "n.ComputeGradients(new float[4], new[] { 1 }, 1); } }";

    private bool IsWhole => new[] { "[Network", " class ", " record ", " interface " }.Any(Text.Contains);

    /// <summary>The lines that stand before the text in its source.</summary>
    public int LinesBefore => IsWhole ? 1 : 2;

    /// <summary>
    /// The files that are compiled. Where the network is one that learns labels from one input, its members are used, which gives no
    /// further errors.
    /// </summary>
    public IEnumerable<string> Sources
    {
        get
        {
            string[] files = Text.Split(File);
            for (int i = 0; i < files.Length; i++)
            {
                string text = IsWhole ? "using Unroll;\n" + files[i]
                    : "using Unroll; [Network] public sealed partial class Net\n{\n" + files[i] + "}\n";
                yield return i == 0 && IsUsed ? text + Use : text;
            }
        }
    }

    private bool IsUsed => (!IsWhole || Text.Contains("class Net") || Text.Contains("struct Net"))
        && !Text.Contains("class Use") && Text.Contains("SoftmaxCrossEntropy] Layer y;") && !Text.Contains(File);

    /// <summary>The declarations of a file.</summary>
    public static IEnumerable<Mistake> Read(string text)
    {
        foreach (string part in text.ReplaceLineEndings("\n").Split(Head).Skip(1))
        {
            string[] lines = part.TrimEnd('\n').Split('\n');
            yield return new Mistake(
                lines[0],
                string.Concat(lines.Skip(1).Where(line => !line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line + "\n")),
                [.. lines.Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line[2..])]);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Head + Title + "\n" + Text + string.Concat(Expected.Select(line => $"> {line}\n"));
}
