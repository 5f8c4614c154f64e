using System.Globalization;
using System.Xml.Linq;

namespace Unroll;

/// <summary>
/// Draws the trials of a search by parallel coordinates: a vertical line for each axis and for the result, and a line through all of them
/// for each trial (Inselberg, "The Plane with Parallel Coordinates", 1985). A picture in SVG.
/// </summary>
internal sealed class ParallelCoordinates
{
    private const int Top = 92, Length = 340, Bottom = 56, Side = 70, LeastPitch = 110, MostPitch = 240, LetterWidth = 7;

    private readonly SearchResult _result;
    private readonly ResultAxis _axis;
    private readonly double _pitch;

    private ParallelCoordinates(SearchResult result)
    {
        _result = result;
        _axis = new ResultAxis(result);
        int letters = result.Space.Axes.Max(axis => Math.Max(axis.Name.Length, axis.Ticks().Max(tick => tick.Text.Length) + 4));
        _pitch = Math.Clamp((letters * LetterWidth) + 16, LeastPitch, MostPitch);
    }

    private int Axes => _result.Space.Axes.Count;

    /// <summary>The picture of a result.</summary>
    public static XElement Draw(SearchResult result) => new ParallelCoordinates(result).Draw();

    private XElement Draw()
    {
        double width = (2 * Side) + (Axes * _pitch), height = Top + Length + Bottom;
        var picture = new XElement(
            SvgElement.Namespace + "svg",
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width:0} {height:0}")),
            new XAttribute("width", SvgElement.Number(width)),
            new XAttribute("height", SvgElement.Number(height)),
            new XAttribute("font-family", "sans-serif"),
            new XAttribute("font-size", "12"),
            SvgElement.Rectangle(0, 0, width, height, "white"),
            SvgElement.Text(Side / 2.0, 26, Title(), size: 15));

        // The better later, so that they lie above; the best last of all.
        TrialResult[] drawn = [.. _result.Trials.Where(trial => trial.Epochs.Count > 0 || trial.Outcome == TrialOutcome.Diverged)];
        for (int rank = drawn.Length - 1; rank >= 0; rank--)
            picture.Add(Line(drawn[rank], drawn.Length == 1 ? 0 : rank / (drawn.Length - 1.0)));
        for (int axis = 0; axis < Axes; axis++)
        {
            SearchAxis one = _result.Space.Axes[axis];
            picture.Add(Axis(axis, one.Name, one.Note, one.Ticks()));
        }

        picture.Add(Axis(Axes, _axis.Name, _axis.Note, _axis.Ticks()));
        picture.Add(SvgElement.Text(
            Side / 2.0, height - 14, "a line a trial: the darker the better, thin where it was pruned, dashed where it diverged"));
        return picture;
    }

    private string Title() => _result.Best is { } best
        ? string.Create(
            CultureInfo.InvariantCulture, $"{_result.Trials.Count} trials; the best, number {best.Trial.Number}, has {_axis.Text(best)}")
        : string.Create(CultureInfo.InvariantCulture, $"{_result.Trials.Count} trials, of which none was completed");

    private XElement Line(TrialResult trial, double rank)
    {
        string points = string.Join(' ', Enumerable.Range(0, Axes + 1).Select(axis =>
        {
            double place = axis == Axes ? _axis.Place(trial)
                : trial.Trial.Place(axis) + (_result.Space.Axes[axis].Band * (0.5 - rank));   // of equal choices the better stands higher
            return $"{SvgElement.Number(X(axis))},{SvgElement.Number(Y(place))}";
        }));
        bool isBest = trial == _result.Best;
        return new XElement(
            SvgElement.Namespace + "polyline",
            new XAttribute("points", points),
            new XAttribute("fill", "none"),
            new XAttribute("stroke", isBest ? "#d95f02" : Color(1 - rank)),
            new XAttribute("stroke-width", isBest ? "4" : trial.Outcome == TrialOutcome.Completed ? "2" : "1"),
            trial.Outcome == TrialOutcome.Diverged ? new XAttribute("stroke-dasharray", "4 3") : null,
            new XElement(SvgElement.Namespace + "title", Printable.Of($"{trial.Trial}: {_axis.Text(trial)}", longest: 1000)));
    }

    private IEnumerable<XElement> Axis(int axis, string name, string? note, IEnumerable<(double Place, string Text)> ticks)
    {
        double x = X(axis);
        yield return SvgElement.Line(x, Y(0), x, Y(1));
        yield return SvgElement.Text(x, Top - 28, name, anchor: "middle", isBold: true);
        if (note is not null)
            yield return SvgElement.Text(x, Top - 13, note, size: 10, anchor: "middle");
        foreach ((double place, string text) in ticks)
        {
            yield return SvgElement.Line(x - 4, Y(place), x + 4, Y(place));
            yield return SvgElement.Text(x + 7, Y(place) + 4, text, size: 11, isHaloed: true);
        }
    }

    private double X(int axis) => Side + (axis * _pitch);

    private double Y(double place) => Top + ((1 - place) * Length);

    /// <summary>From a pale blue, 0, to a dark one, 1.</summary>
    private static string Color(double share)
    {
        (int Red, int Green, int Blue) pale = (198, 216, 236), dark = (8, 48, 107);
        return $"#{Mixed(pale.Red, dark.Red):x2}{Mixed(pale.Green, dark.Green):x2}{Mixed(pale.Blue, dark.Blue):x2}";

        int Mixed(int from, int to) => (int)Math.Round(from + ((to - from) * share));
    }
}
