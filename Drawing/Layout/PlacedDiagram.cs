using Unroll.Drawing.Content;

namespace Unroll.Drawing.Layout;

/// <summary>A diagram with a place for everything in it, from (0, 0) on.</summary>
/// <param name="Width">The width of all of it.</param>
/// <param name="Height">The height of all of it.</param>
/// <param name="Cards">The cards, in the order of the declaration.</param>
/// <param name="Frames">The frames, each before those in it.</param>
/// <param name="Links">The links.</param>
internal sealed record PlacedDiagram(
    double Width,
    double Height,
    IReadOnlyList<PlacedElement<Card>> Cards,
    IReadOnlyList<PlacedElement<Frame>> Frames,
    IReadOnlyList<PlacedLink> Links);

/// <summary>A card or a frame, and its rectangle.</summary>
/// <param name="Element">What is there.</param>
/// <param name="X">The left side.</param>
/// <param name="Y">The top side.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
internal sealed record PlacedElement<T>(T Element, double X, double Y, double Width, double Height)
    where T : Element
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double Middle => X + Width / 2;
}

/// <summary>A link and the points that it goes through, top to bottom: vertically, or in a curve where the next point is aside.</summary>
/// <param name="Link">The link.</param>
/// <param name="Points">The points.</param>
internal sealed record PlacedLink(Link Link, IReadOnlyList<(double X, double Y)> Points);
