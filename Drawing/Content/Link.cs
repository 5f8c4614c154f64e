using Unroll.Generator.Graph;

namespace Unroll.Drawing.Content;

/// <summary>That a card reads the value of another.</summary>
/// <param name="From">The card whose value it is.</param>
/// <param name="To">The card that reads it.</param>
/// <param name="Shape">The shape of the value.</param>
internal sealed record Link(Card From, Card To, Shape Shape);
