using Unroll.Drawing.Content;

namespace Unroll.Drawing.Picture;

/// <summary>The text of a card, in lines, and the size that it needs.</summary>
internal sealed class CardText
{
    public const double NameSize = 14, TextSize = 12, FactSize = 11, Padding = 12;

    private const double MostTextWidth = 300, LeastWidth = 196, NameLine = 19, TextLine = 16, FactLine = 17, Top = 8, Bottom = 8;

    private readonly Card card;

    /// <param name="card">The card.</param>
    /// <param name="diagram">The diagram that it is in.</param>
    public CardText(Card card, Diagram diagram)
    {
        this.card = card;
        Shape = ShapeOf(card);
        if (card.Kind == CardKind.Stage)
        {
            Operations = Wrap(card.Operations);
            Facts = FactsOf(diagram);
        }
    }

    public string Shape { get; }

    public IReadOnlyList<string> Operations { get; } = [];

    public string Facts { get; } = "";

    public double Height => Top + NameLine + Operations.Count * TextLine + (Facts.Length > 0 ? FactLine : 0) + Bottom;

    /// <summary>The shape of the value of a card: "24 × 24 × 6".</summary>
    public static string ShapeOf(Card card) => card.Shape.Spaced.Replace("x", "×");

    /// <summary>The width that the text needs.</summary>
    public double Width => ((double[])
    [
        TextWidth.Of(card.Name, NameSize, isBold: true) + 2 * Padding + TextWidth.Of(Shape, TextSize),
        TextWidth.Of(Facts, FactSize),
        LeastWidth,
        .. Operations.Select(line => TextWidth.Of(line, TextSize)),
    ]).Max() + 2 * Padding;

    /// <summary>The baseline of the name.</summary>
    public static double NameBaseline => Top + 14;

    public static double OperationBaseline(int line) => Top + NameLine + line * TextLine + 12;

    public double FactBaseline => Top + NameLine + Operations.Count * TextLine + 13;

    private string FactsOf(Diagram diagram)
    {
        List<string> facts = [];
        if (card.Parameters > 0)
            facts.Add($"{Quantity.Of(card.Parameters)} parameters");
        if (card.Shared > 0)
            facts.Add($"{Quantity.Of(card.Shared)} shared parameters");
        if (card.MultiplyAdds > 0)
            facts.Add(
                $"{Quantity.Of(card.MultiplyAdds)} multiply-adds, {Quantity.Share(card.MultiplyAdds, diagram.Network.MultiplyAdds)}");
        if (card.Cycles > 0)
            facts.Add(Quantity.OfTime(diagram.Processor.Microseconds(card.Cycles)));
        if (facts.Count == 0 && card.Algorithm == Algorithm.Fused)
            facts.AddRange(card.Details.Select(detail => TextWidth.Fit(detail, FactSize, MostTextWidth)));
        return string.Join("  ·  ", facts);
    }

    /// <summary>Cuts operations into lines behind commas.</summary>
    private static List<string> Wrap(string text)
    {
        List<string> lines = [];
        foreach (string part in text.Split(", "))
        {
            if (lines.Count > 0 && TextWidth.Of($"{lines[^1]}, {part}", TextSize) <= MostTextWidth)
                lines[^1] += ", " + part;
            else
                lines.Add(part);
        }

        for (int i = 0; i < lines.Count; i++)
            lines[i] = TextWidth.Fit(lines[i] + (i + 1 < lines.Count ? "," : ""), TextSize, MostTextWidth);
        return lines;
    }
}
