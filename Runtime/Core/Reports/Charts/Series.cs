namespace Unroll;

/// <summary>A curve of a chart.</summary>
/// <param name="Name">What it shows, in the legend.</param>
/// <param name="Style">The class of its colour: "one", "two", "three" or "quiet".</param>
/// <param name="Points">Its points from left to right; NaN where there is none, which breaks the curve.</param>
internal sealed record Series(string Name, string Style, IReadOnlyList<(double X, double Y)> Points);
