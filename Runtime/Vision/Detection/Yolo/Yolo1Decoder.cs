namespace Unroll.Vision;

/// <summary>
/// Reads detections from what the first YOLO gives (Redmon et al., "You Only Look Once", 2016, section 2): for each cell of a grid some
/// boxes of x, y, width, height and confidence, and behind them the classes, which the boxes of a cell share:
/// [rows, columns, boxes * 5 + classes]. torchvision has no counterpart.
/// </summary>
/// <remarks>
/// The order is the paper's. darknet has the classes of all cells first, then all confidences, then all coordinates. Nothing goes through a
/// sigmoid or a softmax. It does not change, so several threads may use one.
/// </remarks>
public sealed class Yolo1Decoder
{
    private readonly int _rows, _columns, _boxes, _classes, _length;
    private readonly float _height, _width;

    /// <summary>Sets the shape of the grid.</summary>
    /// <param name="rows">Rows of the grid: 7 in the paper.</param>
    /// <param name="columns">Columns of the grid: 7.</param>
    /// <param name="boxes">Boxes of a cell: 2, in darknet's files 2 or 3.</param>
    /// <param name="classes">How many classes there are: 20.</param>
    /// <param name="height">Rows of the network's input in pixels.</param>
    /// <param name="width">Columns of the network's input.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public Yolo1Decoder(int rows, int columns, int boxes, int classes, int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(boxes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        (_rows, _columns, _boxes, _classes, _height, _width) = (rows, columns, boxes, classes, height, width);
        _length = checked(rows * columns * ((boxes * 5) + classes));
    }

    /// <summary>Whether the network gives the square roots of widths and heights, as the paper's loss has it and darknet's "sqrt=1".
    /// Default: true.</summary>
    public bool SquareRoots { get; init; } = true;

    /// <summary>Whether a box gives a detection of every class whose score is high enough (darknet), and not only of its best class, the
    /// first of equals. Default: false.</summary>
    public bool EveryClass { get; init; }

    /// <summary>The most detections that there can be.</summary>
    public int MostDetections => checked(_rows * _columns * _boxes * (EveryClass ? _classes : 1));

    /// <summary>Reads the detections. Nothing is allocated.</summary>
    /// <param name="values">What the network gives: x and y as parts of a cell, width and height as parts of the picture.</param>
    /// <param name="detections">Gets them in the order of the values: by row, column, box and class. Boxes are in pixels of the input, and
    /// may reach out of it; a box whose numbers are not finite comes as it is.</param>
    /// <param name="score">Confidence times class must be more than this.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="ArgumentException">There are more or fewer values, more detections than places, or a confidence or a class is
    /// NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The score is not from 0 to 1.</exception>
    public int Decode(ReadOnlySpan<float> values, Span<Detection> detections, float score = 0.25f)
    {
        DetectionList.Check(values.Length, _length, _rows, _columns, score);
        var list = new DetectionList(detections, score, MostDetections);
        int cell = (_boxes * 5) + _classes;
        for (int at = 0; at < values.Length; at += cell)
        {
            (int row, int column) = Math.DivRem(at / cell, _columns);
            ReadOnlySpan<float> classes = values.Slice(at + (_boxes * 5), _classes);
            for (int box = 0; box < _boxes; box++)
            {
                ReadOnlySpan<float> numbers = values.Slice(at + (box * 5), 5);
                int best = 0;
                for (int k = 0; k < _classes; k++)
                {
                    float sure = numbers[4] * classes[k];
                    if (float.IsNaN(sure))
                        throw DetectionList.NotANumber(row, column, box);
                    best = sure > numbers[4] * classes[best] ? k : best;
                    if (EveryClass && sure > score)
                        list.Add(new Detection(BoxOf(numbers, row, column), k, sure));
                }

                if (!EveryClass && numbers[4] * classes[best] > score)
                    list.Add(new Detection(BoxOf(numbers, row, column), best, numbers[4] * classes[best]));
            }
        }

        return list.Count;
    }

    private Box BoxOf(ReadOnlySpan<float> values, int row, int column)
    {
        (float width, float height) = (values[2], values[3]);
        if (SquareRoots)
            (width, height) = (width * width, height * height);
        return Box.FromCenter(
            (column + values[0]) * _width / _columns, (row + values[1]) * _height / _rows, width * _width, height * _height);
    }
}
