using System.Globalization;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.Text;

namespace Unroll.Pictures;

/// <summary>Draws an editor that shows a network, a wavy line under its mistake and the message below it.</summary>
internal sealed class CodePicture
{
    private const int Width = 800, TitleHeight = 44, Margin = 18;
    private const int CodeLeft = 76, LineHeight = 34, FontSize = 22;
    private const int BoxWidth = Width - CodeLeft - 28, BoxMargin = 12, BoxPadding = 16;
    private const int MessageLineHeight = 25, MessageFontSize = 16, HeadingGap = 6;
    private const string Red = "#f14c4c", Body = "#1e1e1e", BoxBody = "#2a2223";

    private readonly WrongNetwork network;
    private readonly LinePositionSpan wrong;
    private readonly string[] message;
    private readonly int boxHeight;

    private CodePicture(WrongNetwork network)
    {
        this.network = network;
        wrong = network.Source.Lines.GetLinePositionSpan(network.Mistake.Location.SourceSpan);
        message = [.. Wrap(Message(network.Mistake), (int)((BoxWidth - 2 * BoxPadding) / Svg.Advance(MessageFontSize)))];
        boxHeight = 2 * BoxPadding + HeadingGap + (message.Length + 1) * MessageLineHeight;
    }

    /// <returns>An SVG file.</returns>
    public static string Draw(WrongNetwork network)
    {
        var picture = new CodePicture(network);
        TextLineCollection lines = network.Source.Lines;
        int height = picture.Top(lines.Count) + Margin;
        return Svg.Picture(Width, height, $"{network.Mistake.Id}: {Message(network.Mistake)}",
        [
            .. Window(height),
            Svg.Element("rect",
                ("x", 1), ("y", picture.Top(picture.wrong.Start.Line)), ("width", Width - 2), ("height", LineHeight), ("fill", "#2a2a2a")),
            .. lines.Select(line => picture.LineNumber(line.LineNumber)),
            .. network.Tokens.Select(picture.Token),
            picture.Squiggle(),
            .. picture.MessageBox(),
        ]);
    }

    /// <summary>The window without its text: its body, its title with three buttons, and the name of the file.</summary>
    private static IEnumerable<XElement> Window(int height)
    {
        const int radius = 10, middle = TitleHeight / 2;
        yield return Svg.Element("rect",
            ("x", 0.5), ("y", 0.5), ("width", Width - 1), ("height", height - 1), ("rx", radius), ("fill", Body), ("stroke", "#454545"));
        yield return Svg.Element("path",
            ("d", Svg.Path($"M1 {TitleHeight}V{radius}a9 9 0 0 1 9-9H{Width - radius}a9 9 0 0 1 9 9V{TitleHeight}z")), ("fill", "#333334"));
        string[] buttons = ["#ff5f57", "#febc2e", "#28c840"];
        for (int i = 0; i < buttons.Length; i++)
            yield return Svg.Circle(24 + 22 * i, middle, 6.5, buttons[i]);
        double nameWidth = WrongNetwork.FileName.Length * Svg.Advance(MessageFontSize);
        yield return Svg.Text(WrongNetwork.FileName, (Width - nameWidth) / 2, middle + 5.5, MessageFontSize, "#cccccc");
    }

    private XElement LineNumber(int line)
    {
        string number = (line + 1).ToString(CultureInfo.InvariantCulture);
        return Svg.Text(number, ColumnLeft(-2 - number.Length), Baseline(line), FontSize, line == wrong.Start.Line ? "#c6c6c6" : "#6e7681");
    }

    private XElement Token(ClassifiedSpan token)
    {
        LinePosition start = network.Source.Lines.GetLinePosition(token.TextSpan.Start);
        return Svg.Text(
            network.Source.ToString(token.TextSpan),
            ColumnLeft(start.Character),
            Baseline(start.Line),
            FontSize,
            Color(token.ClassificationType));
    }

    /// <summary>The colors of a well-known dark theme.</summary>
    private static string Color(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword => "#569cd6",
        ClassificationTypeNames.ClassName or ClassificationTypeNames.StructName => "#4ec9b0",
        ClassificationTypeNames.FieldName => "#9cdcfe",
        ClassificationTypeNames.NumericLiteral => "#b5cea8",
        _ => "#d4d4d4",
    };

    /// <summary>Two waves under each character that is wrong.</summary>
    private XElement Squiggle()
    {
        double half = Svg.Advance(FontSize) / 4;
        string more = string.Concat(Enumerable.Repeat(Svg.Path($"t{half} 0"), 4 * (wrong.End.Character - wrong.Start.Character) - 1));
        string wave = Svg.Path($"M{ColumnLeft(wrong.Start.Character)} {Baseline(wrong.Start.Line) + 6.5}q{half / 2} -5.5 {half} 0");
        return Svg.Element(
            "path", ("d", wave + more), ("fill", "none"), ("stroke", Red), ("stroke-width", 1.8), ("stroke-linecap", "round"));
    }

    /// <summary>What the compiler says, in a box that points at the wavy line.</summary>
    private IEnumerable<XElement> MessageBox()
    {
        double pointer = ColumnLeft((wrong.Start.Character + wrong.End.Character) / 2.0);
        int top = Top(wrong.Start.Line) + LineHeight + BoxMargin;
        yield return Svg.Element("path",
            ("d", Svg.Path(
                $"M{CodeLeft} {top}H{pointer - 9}L{pointer} {top - 9}L{pointer + 9} {top}H{CodeLeft + BoxWidth}v{boxHeight}H{CodeLeft}z")),
            ("fill", BoxBody), ("stroke", Red), ("stroke-width", 1.5), ("stroke-linejoin", "round"));

        const int left = CodeLeft + BoxPadding, mark = 7, idLeft = left + 2 * mark + 8;
        double baseline = top + BoxPadding + 18;
        yield return Svg.Circle(left + mark, baseline - 5.5, mark, Red);
        yield return Svg.Element("path",
            ("d", Svg.Path($"M{left + mark - 2.5} {baseline - 8}l5 5m0-5l-5 5")), ("stroke", BoxBody), ("stroke-width", 1.8));
        string id = network.Mistake.Id, title = network.Mistake.Descriptor.Title.ToString(CultureInfo.InvariantCulture);
        yield return Svg.Text(id, idLeft, baseline, MessageFontSize, Red, isBold: true);
        yield return Svg.Text(title, idLeft + (id.Length + 1) * Svg.Advance(MessageFontSize), baseline, MessageFontSize, "#ffffff");
        baseline += HeadingGap;
        foreach (string line in message)
            yield return Svg.Text(line, left, baseline += MessageLineHeight, MessageFontSize, "#cccccc");
    }

    private static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    private static double ColumnLeft(double column) => CodeLeft + column * Svg.Advance(FontSize);

    /// <summary>Where a line begins: those below the message make room for it.</summary>
    private int Top(int line) => TitleHeight + Margin + line * LineHeight + (line > wrong.Start.Line ? boxHeight + 2 * BoxMargin : 0);

    private int Baseline(int line) => Top(line) + 24;

    /// <summary>Cuts a text at spaces into lines of so many characters at most, where its words allow.</summary>
    private static IEnumerable<string> Wrap(string text, int length)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > length)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }
}
