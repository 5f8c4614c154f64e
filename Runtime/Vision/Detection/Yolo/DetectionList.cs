namespace Unroll.Vision;

/// <summary>Places for detections, and how many are taken.</summary>
internal ref struct DetectionList(Span<Detection> places, float score, int most)
{
    private readonly Span<Detection> _places = places;

    public int Count { get; private set; }

    public void Add(Detection detection)
    {
        if (Count == _places.Length)
        {
            throw new ArgumentException(
                $"More than {Count} detections have a score above {score}; expected place for them, of which {most} are enough for all, "
                + "or a higher score.",
                "detections");
        }

        _places[Count++] = detection;
    }

    /// <summary>Checks the arguments of a decoder.</summary>
    public static void Check(int values, int expected, int rows, int columns, float score)
    {
        if (values != expected)
        {
            throw new ArgumentException(
                $"There are {values} numbers; expected {expected}: {rows} x {columns} cells of {expected / rows / columns}.",
                nameof(values));
        }

        if (!(score is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(score), score, "Expected a score from 0 to 1.");
    }

    /// <summary>A score that is no number is no score below the threshold.</summary>
    public static ArgumentException NotANumber(int row, int column, int anchor) =>
        new(
            $"The confidence or a class of box {anchor} in row {row} and column {column} is NaN or gives NaN; expected finite numbers.",
            "values");
}
