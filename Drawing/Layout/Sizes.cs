using Unroll.Drawing.Content;

namespace Unroll.Drawing.Layout;

/// <summary>How large things are drawn.</summary>
/// <param name="OfCard">The width and height of a card.</param>
/// <param name="LeastWidth">The width that the heading of a frame needs.</param>
/// <param name="Heading">The height of the heading of a frame.</param>
/// <param name="Padding">Between a frame and what is in it.</param>
/// <param name="Gap">Between neighbors.</param>
/// <param name="LayerGap">Between one and the next below it.</param>
internal sealed record Sizes(
    Func<Card, (double Width, double Height)> OfCard,
    Func<Frame, double> LeastWidth,
    double Heading,
    double Padding,
    double Gap,
    double LayerGap);
