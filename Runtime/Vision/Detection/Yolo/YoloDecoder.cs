namespace Unroll.Vision;

/// <summary>
/// Reads detections from what a YOLO network with anchors gives: for each cell of a grid and each anchor x, y, width, height, confidence
/// and the classes, [rows, columns, anchors, 5 + classes]. torchvision has no counterpart; formulas are those of darknet and, of version
/// 5, Ultralytics.
/// </summary>
/// <remarks>
/// A network with several grids has a decoder for each. Overlapping detections of one thing are left to non-maximum suppression. It does
/// not change, so several threads may use one.
/// </remarks>
public sealed class YoloDecoder
{
    private readonly BoxSize[] _anchors;
    private readonly YoloVersion _version;
    private readonly int _rows, _columns, _classes, _length;
    private readonly float _strideY, _strideX;

    /// <summary>Sets the shape of the grid.</summary>
    /// <param name="version">How boxes are told.</param>
    /// <param name="rows">Rows of the grid.</param>
    /// <param name="columns">Columns of the grid.</param>
    /// <param name="anchors">The anchors of this grid: of version 2 in cells, of the others in pixels of the input.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="height">Rows of the network's input in pixels.</param>
    /// <param name="width">Columns of the network's input.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version, or an extent or the number of classes is not
    /// positive.</exception>
    /// <exception cref="ArgumentException">There is no anchor, or one is not positive and finite.</exception>
    public YoloDecoder(YoloVersion version, int rows, int columns, ReadOnlySpan<BoxSize> anchors, int classes, int height, int width)
    {
        if (!Enum.IsDefined(version))
            throw new ArgumentOutOfRangeException(nameof(version), version, "There is no such version.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (anchors.IsEmpty)
            throw new ArgumentException("There is no anchor; expected at least one.", nameof(anchors));
        foreach (BoxSize anchor in anchors)
        {
            if (!(anchor.Width > 0 && anchor.Height > 0 && float.IsFinite(anchor.Width) && float.IsFinite(anchor.Height)))
                throw new ArgumentException($"An anchor is {anchor}; expected positive numbers.", nameof(anchors));
        }

        (_version, _rows, _columns, _anchors, _classes) = (version, rows, columns, anchors.ToArray(), classes);
        (_strideY, _strideX) = ((float)height / rows, (float)width / columns);
        _length = checked(rows * columns * anchors.Length * (5 + classes));
        if (version != YoloVersion.Version2)
            return;
        foreach (ref BoxSize anchor in _anchors.AsSpan())
            anchor = new BoxSize(anchor.Width * _strideX, anchor.Height * _strideY);
    }

    /// <summary>Whether a box gives a detection of every class whose score is high enough (darknet), and not only of its best class, the
    /// first of equals (Ultralytics when it detects). Default: false.</summary>
    public bool EveryClass { get; init; }

    /// <summary>The most detections that there can be.</summary>
    public int MostDetections => checked(_rows * _columns * _anchors.Length * (EveryClass ? _classes : 1));

    /// <summary>Reads the detections. Nothing is allocated.</summary>
    /// <param name="values">What the network gives, before any sigmoid: [rows, columns, anchors, 5 + classes].</param>
    /// <param name="detections">Gets them in the order of the values: by row, column, anchor and class. Boxes are in pixels of the input,
    /// and may reach out of it; a box whose numbers are not finite comes as it is.</param>
    /// <param name="score">Confidence times class must be more than this.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="ArgumentException">There are more or fewer values, more detections than places, or a confidence or a class is
    /// NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The score is not from 0 to 1.</exception>
    public int Decode(ReadOnlySpan<float> values, Span<Detection> detections, float score = 0.25f)
    {
        DetectionList.Check(values.Length, _length, _rows, _columns, score);
        var list = new DetectionList(detections, score, MostDetections);
        // Most boxes have a confidence that is far too low, which needs no sigmoid. The bound is lower than the exact one by 1.
        float bound = MathF.Log(score / (1 - score)) - 1;
        int step = 5 + _classes, at = 0;
        for (int row = 0; row < _rows; row++)
        {
            for (int column = 0; column < _columns; column++)
            {
                for (int anchor = 0; anchor < _anchors.Length; anchor++, at += step)
                {
                    if (values[at + 4] <= bound)
                        continue;
                    float confidence = Sigmoid(values[at + 4]);
                    if (float.IsNaN(confidence))
                        throw DetectionList.NotANumber(row, column, anchor);
                    if (confidence > score && !Add(values.Slice(at, step), row, column, anchor, confidence, score, ref list))
                        throw DetectionList.NotANumber(row, column, anchor);
                }
            }
        }

        return list.Count;
    }

    // false where a class is NaN.
    private bool Add(
        ReadOnlySpan<float> values, int row, int column, int anchor, float confidence, float score, ref DetectionList list)
    {
        ReadOnlySpan<float> classes = values[5..];
        int best = 0;
        for (int k = 0; k < classes.Length; k++)
        {
            if (float.IsNaN(classes[k]))
                return false;
            best = classes[k] > classes[best] ? k : best;
        }

        float sum = 0;
        for (int k = 0; k < classes.Length && _version == YoloVersion.Version2; k++)
            sum += MathF.Exp(classes[k] - classes[best]);
        if (float.IsNaN(sum))
            return false;
        (int from, int to) = EveryClass ? (0, classes.Length - 1) : (best, best);
        for (int k = from; k <= to; k++)
        {
            float of = _version == YoloVersion.Version2 ? MathF.Exp(classes[k] - classes[best]) / sum : Sigmoid(classes[k]);
            if (confidence * of > score)
                list.Add(new Detection(BoxOf(values, row, column, anchor), k, confidence * of));
        }

        return true;
    }

    private Box BoxOf(ReadOnlySpan<float> values, int row, int column, int anchor)
    {
        BoxSize size = _anchors[anchor];
        float x = Sigmoid(values[0]), y = Sigmoid(values[1]), width, height;
        if (_version == YoloVersion.Version5)
        {
            (x, y) = ((2 * x) - 0.5f, (2 * y) - 0.5f);
            (width, height) = (2 * Sigmoid(values[2]), 2 * Sigmoid(values[3]));
            (width, height) = (width * width, height * height);
        }
        else
        {
            (width, height) = (MathF.Exp(values[2]), MathF.Exp(values[3]));
        }

        return Box.FromCenter((column + x) * _strideX, (row + y) * _strideY, width * size.Width, height * size.Height);
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
