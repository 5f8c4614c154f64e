using Unroll.Generator.Graph;

namespace Unroll.Drawing.Content;

/// <summary>A block where it is used, around its stages; the outermost one is the network.</summary>
/// <param name="name">What it is called among its neighbors.</param>
/// <param name="operations">The block with its numbers.</param>
/// <param name="shape">The shape of its value.</param>
internal sealed class Frame(string name, string operations, Shape shape) : Element(name, operations, shape)
{
    /// <summary>What is in it, in the order of the declaration.</summary>
    public List<Element> Children { get; } = [];

    public override long Parameters => Children.Sum(child => child.Parameters);

    public override long MultiplyAdds => Children.Sum(child => child.MultiplyAdds);

    public override double Cycles => Children.Sum(child => child.Cycles);

    /// <summary>All cards in it, those of inner frames included.</summary>
    public IEnumerable<Card> Cards => Children.SelectMany(child => child is Frame frame ? frame.Cards : [(Card)child]);
}
