namespace Unroll;

/// <summary>Curves over whole numbers, such as epochs, or over names, such as layers.</summary>
internal sealed class LineChart
{
    private const int MarkedPoints = 60;   // curves of more points have no dots

    /// <summary>What is shown, above the chart.</summary>
    public required string Title { get; init; }

    /// <summary>What the numbers are and in which unit.</summary>
    public required string Unit { get; init; }

    /// <summary>What is along the lower side.</summary>
    public required string Along { get; init; }

    /// <summary>The curves.</summary>
    public required IReadOnlyList<Series> Curves { get; init; }

    /// <summary>Names of the places 0, 1, ... along the lower side; empty for numbers.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Whether equal heights are equal factors.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>A place along the lower side with a vertical line, and its name.</summary>
    public (double X, string Name)? Mark { get; init; }

    /// <summary>A number with a horizontal line, and its name.</summary>
    public (double Y, string Name)? Guide { get; init; }

    /// <summary>An area between two curves with the points of the first; null for none.</summary>
    public (string Name, IReadOnlyList<(double X, double Low, double High)> Points)? Band { get; init; }

    /// <summary>How a number is written beside a point.</summary>
    public Func<double, string> Write { get; init; } = value => Figure.Of(value, 4);

    /// <summary>The chart.</summary>
    public Markup Draw() => Markup.Of(html =>
    {
        IEnumerable<double> numbers = Curves.SelectMany(curve => curve.Points.Select(point => point.Y));
        if (Band is { } band)
            numbers = numbers.Concat(band.Points.SelectMany(point => new[] { point.Low, point.High }));
        if (Guide is { } guide)
            numbers = numbers.Append(guide.Y);
        Axis upward = Axis.For(numbers, IsLogarithmic);
        Axis along = Names.Count > 0
            ? Axis.Whole(0, Names.Count - 1)
            : Axis.Whole(Extreme(first: true), Extreme(first: false));
        var frame = new ChartFrame(along, upward);

        html.Add($"<figure class=\"chart\"><figcaption><b>{Title}</b>");
        foreach (Series curve in Curves.Where(curve => Curves.Count > 1 || Band is not null))
            html.Add($"<span class=\"key {curve.Style}\">{curve.Name}</span>");
        if (Band is { } area)
            html.Add($"<span class=\"key band\">{area.Name}</span>");
        html.Add($"</figcaption>");
        frame.Open(html, $"{Title}: {Unit} by {Along}", Unit, Along, Names);
        if (Band is { } shown)
            frame.Area(html, shown.Points);
        foreach (Series curve in Curves)
        {
            frame.Curve(html, curve);
            if (curve.Points.Count <= MarkedPoints)
                frame.Dots(html, curve, point => $"{curve.Name}, {Place(point.X)}: {Write(point.Y)}");
        }

        if (Guide is { } line)
            frame.Guide(html, line.Y, line.Name);
        if (Mark is { } mark)
            frame.Mark(html, mark.X, mark.Name);
        html.Add($"</svg></figure>");
    });

    private string Place(double x) => Names.Count > 0 ? Names[(int)x] : $"{Along} {Figure.Of(x, 6)}";

    private int Extreme(bool first)
    {
        IEnumerable<double> places = Curves.Where(curve => curve.Points.Count > 0).Select(curve => curve.Points[first ? 0 : ^1].X);
        return (int)(first ? places.DefaultIfEmpty(0).Min() : places.DefaultIfEmpty(1).Max());
    }
}
