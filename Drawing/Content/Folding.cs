namespace Unroll.Drawing.Content;

/// <summary>Draws each block of a network as one card.</summary>
internal static class Folding
{
    /// <summary>The diagram with a card in the place of each outermost frame.</summary>
    public static Diagram Fold(Diagram diagram)
    {
        var network = new Frame(diagram.Network.Name, diagram.Network.Operations, diagram.Network.Shape);
        Dictionary<Card, Card> folded = [];
        foreach (Element child in diagram.Network.Children)
        {
            Card card = child is Frame frame ? CardOf(frame) : (Card)child;
            network.Children.Add(card);
            foreach (Card inner in child is Frame around ? around.Cards : [card])
                folded.Add(inner, card);
        }

        return diagram with
        {
            Network = network,
            Links = [.. diagram.Links
                .Select(link => link with { From = folded[link.From], To = folded[link.To] })
                .Where(link => link.From != link.To)
                .Distinct()],
        };
    }

    /// <summary>A card with the totals of a frame, and the algorithm of its most expensive stage.</summary>
    private static Card CardOf(Frame frame)
    {
        Card[] cards = [.. frame.Cards];
        return new(
            CardKind.Stage,
            frame.Name,
            frame.Name,
            frame.Operations,
            frame.Shape,
            frame.Parameters,
            cards.Sum(card => card.Shared),
            frame.MultiplyAdds,
            frame.Cycles,
            cards.OrderByDescending(card => card.MultiplyAdds).ThenBy(card => card.Algorithm).First().Algorithm,
            [.. cards.Select(card => $"{card.Path}: {card.Operations}")]);
    }
}
