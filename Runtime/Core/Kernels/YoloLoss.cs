using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>
/// The loss of YOLO over one sample. First every box of the targets finds the prediction that learns it; then the predictions are gone
/// through once, each reading all of its numbers before it writes their gradients, which may lie in the same place. All sums are in double
/// precision.
/// </summary>
internal ref struct YoloLoss
{
    /// <summary>The numbers of a row of the targets: class, x, y, width, height.</summary>
    public const int TargetNumbers = 5;

    // The numbers of a prediction before its classes.
    private const int Confidence = 4, BoxNumbers = 5;

    // darknet's region_layer.c with the settings of yolov2.cfg: object_scale.
    private const double ObjectWeight = 5;

    private readonly YoloGrid _grid;
    private readonly ReadOnlySpan<float> _anchors;
    private readonly ReadOnlySpan<int> _mask;
    private readonly Span<int> _owners;
    private readonly ref float _values, _targets, _gradients;
    private readonly double _scale;
    private double _sum;

    /// <summary>Finds the prediction of each box. Without a place for the gradient there is none.</summary>
    public YoloLoss(
        ref float values, ref float targets, ref float gradients, double scale, YoloGrid grid, ReadOnlySpan<float> anchors,
        ReadOnlySpan<int> mask, Span<int> owners)
    {
        _values = ref values;
        _targets = ref targets;
        _gradients = ref gradients;
        _scale = scale;
        _grid = grid;
        _anchors = anchors;
        _mask = mask;
        _owners = owners;
        for (int box = 0; box < grid.Boxes; box++)
            owners[box] = IsBox(box) ? OwnerOf(box) : -1;
    }

    /// <summary>The loss; the gradient too, where there is a place for it.</summary>
    public double Sum()
    {
        int predictions = _grid.Rows * _grid.Columns * _mask.Length;
        for (int prediction = 0; prediction < predictions; prediction++)
        {
            int box = _owners.LastIndexOf(prediction);
            if (box >= 0)
                LearnBox(prediction, box);
            else
                LearnNothing(prediction);
        }

        return _sum;
    }

    private readonly bool IsBox(int box) => Target(box, 0) >= 0;

    private readonly double Target(int box, int number) => Unsafe.Add(ref _targets, (box * TargetNumbers) + number);

    private readonly double Value(int prediction, int number) =>
        Unsafe.Add(ref _values, (prediction * (BoxNumbers + _grid.Classes)) + number);

    private void Write(int prediction, int number, double gradient)
    {
        if (!Unsafe.IsNullRef(ref _gradients))
            Unsafe.Add(ref _gradients, (prediction * (BoxNumbers + _grid.Classes)) + number) = (float)(_scale * gradient);
    }

    /// <summary>The prediction that learns a box: of the cell of its center, at the anchor most like it; -1 where another grid has
    /// that.</summary>
    private readonly int OwnerOf(int box)
    {
        double width = Target(box, 3), height = Target(box, 4), most = -1;
        int best = 0;
        for (int anchor = 0; anchor < _anchors.Length / 2; anchor++)
        {
            double shared = Math.Min(width, _anchors[2 * anchor]) * Math.Min(height, _anchors[(2 * anchor) + 1]);
            double overlap = shared / ((width * height) + ((double)_anchors[2 * anchor] * _anchors[(2 * anchor) + 1]) - shared);
            if (overlap > most)
                (most, best) = (overlap, anchor);
        }

        int place = _mask.IndexOf(best);
        return place < 0 ? -1 : (((Cell(box, 2, _grid.Rows) * _grid.Columns) + Cell(box, 1, _grid.Columns)) * _mask.Length) + place;
    }

    // A center on the right or lower border is in the last cell.
    private readonly int Cell(int box, int number, int cells) => Math.Min((int)(Target(box, number) * cells), cells - 1);

    private void LearnNothing(int prediction)
    {
        double logit = Value(prediction, Confidence);
        double sigmoid = Sigmoid(logit), most = MostOverlap(prediction);
        for (int number = 0; number < BoxNumbers + _grid.Classes; number++)
            Write(prediction, number, 0);
        if (most > _grid.IgnoreAbove)
            return;
        if (_grid.Version == 3)
        {
            _sum += Softplus(logit);
            Write(prediction, Confidence, sigmoid);
        }
        else
        {
            _sum += sigmoid * sigmoid / 2;
            Write(prediction, Confidence, sigmoid * sigmoid * (1 - sigmoid));
        }
    }

    private void LearnBox(int prediction, int box)
    {
        double width = Target(box, 3), height = Target(box, 4), weight = 2 - (width * height);
        int anchor = _mask[prediction % _mask.Length];
        double x = Value(prediction, 0), y = Value(prediction, 1), logit = Value(prediction, Confidence);
        double wide = Value(prediction, 2) - Math.Log(width / _anchors[2 * anchor]);
        double high = Value(prediction, 3) - Math.Log(height / _anchors[(2 * anchor) + 1]);
        double right = (Target(box, 1) * _grid.Columns) - Cell(box, 1, _grid.Columns);
        double down = (Target(box, 2) * _grid.Rows) - Cell(box, 2, _grid.Rows);
        // Version 2 asks for a confidence that is the overlap, of which the loss takes no derivative.
        double wanted = _grid.Version == 3 ? 1 : Overlap(Box(prediction), box);
        LearnClasses(prediction, box);
        Write(prediction, 0, weight * LearnSigmoid(x, right, weight));
        Write(prediction, 1, weight * LearnSigmoid(y, down, weight));
        Write(prediction, 2, weight * wide);
        Write(prediction, 3, weight * high);
        double strength = _grid.Version == 3 ? 1 : ObjectWeight;
        Write(prediction, Confidence, strength * LearnSigmoid(logit, wanted, strength));
        _sum += weight * ((wide * wide) + (high * high)) / 2;
    }

    /// <summary>Adds the loss of a number behind a sigmoid, and gives its derivative.</summary>
    private double LearnSigmoid(double x, double wanted, double weight)
    {
        double sigmoid = Sigmoid(x), difference = sigmoid - wanted;
        if (_grid.Version == 3)
        {
            _sum += weight * (Softplus(x) - (wanted * x));
            return difference;
        }

        _sum += weight * difference * difference / 2;
        return difference * sigmoid * (1 - sigmoid);
    }

    private void LearnClasses(int prediction, int box)
    {
        if (_grid.Version == 3)
        {
            for (int kind = 0; kind < _grid.Classes; kind++)
            {
                double x = Value(prediction, BoxNumbers + kind), wanted = IsOf(prediction, kind) ? 1 : 0;
                _sum += Softplus(x) - (wanted * x);
                Write(prediction, BoxNumbers + kind, Sigmoid(x) - wanted);
            }

            return;
        }

        double largest = double.NegativeInfinity, total = 0;
        for (int kind = 0; kind < _grid.Classes; kind++)
            largest = Math.Max(largest, Value(prediction, BoxNumbers + kind));
        for (int kind = 0; kind < _grid.Classes; kind++)
            total += Math.Exp(Value(prediction, BoxNumbers + kind) - largest);
        for (int kind = 0; kind < _grid.Classes; kind++)
        {
            double x = Value(prediction, BoxNumbers + kind), share = Math.Exp(x - largest) / total;
            bool isWanted = (int)Target(box, 0) == kind;
            _sum += isWanted ? Math.Log(total) - (x - largest) : 0;
            Write(prediction, BoxNumbers + kind, share - (isWanted ? 1 : 0));
        }
    }

    /// <summary>Whether a box of this class is the prediction's.</summary>
    private readonly bool IsOf(int prediction, int kind)
    {
        for (int box = 0; box < _owners.Length; box++)
        {
            if (_owners[box] == prediction && (int)Target(box, 0) == kind)
                return true;
        }

        return false;
    }

    private readonly double MostOverlap(int prediction)
    {
        double most = 0;
        PredictedBox? predicted = null;
        for (int box = 0; box < _grid.Boxes; box++)
        {
            if (IsBox(box))
                most = Math.Max(most, Overlap(predicted ??= Box(prediction), box));
        }

        return most;
    }

    private readonly PredictedBox Box(int prediction)
    {
        int anchor = _mask[prediction % _mask.Length], cell = prediction / _mask.Length;
        return new(
            ((cell % _grid.Columns) + Sigmoid(Value(prediction, 0))) / _grid.Columns,
            ((cell / _grid.Columns) + Sigmoid(Value(prediction, 1))) / _grid.Rows,
            Math.Exp(Value(prediction, 2)) * _anchors[2 * anchor],
            Math.Exp(Value(prediction, 3)) * _anchors[(2 * anchor) + 1]);
    }

    /// <summary>The intersection over union of a predicted box and one of the targets.</summary>
    private readonly double Overlap(PredictedBox predicted, int box)
    {
        (double width, double height) = (Target(box, 3), Target(box, 4));
        double shared = Shared(predicted.X, predicted.Width, Target(box, 1), width)
            * Shared(predicted.Y, predicted.Height, Target(box, 2), height);
        return shared == 0 ? 0 : shared / ((predicted.Width * predicted.Height) + (width * height) - shared);
    }

    private readonly record struct PredictedBox(double X, double Y, double Width, double Height);

    private static double Shared(double a, double sizeOfA, double b, double sizeOfB) =>
        Math.Max(0, Math.Min(a + (sizeOfA / 2), b + (sizeOfB / 2)) - Math.Max(a - (sizeOfA / 2), b - (sizeOfB / 2)));

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    // log(1 + e^x), which never overflows.
    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
