namespace Unroll;

/// <summary>
/// The last steps s and the changes y of the gradient along them, and the product of a vector and the inverse Hessian matrix that they tell
/// of (Nocedal and Wright, "Numerical Optimization", 2nd edition, algorithm 7.4).
/// </summary>
internal sealed unsafe class CurvaturePairs(int length, int most) : IDisposable
{
    /// <summary>
    /// A pair whose product s y is not above this times y y is left out: it tells of rounding, or of a function that curves downward.
    /// PyTorch compares with 1e-10 alone, whatever the size of y, and so forgets all curvature where gradients are small, as they are long
    /// before a function of single-precision numbers is at its minimum.
    /// </summary>
    private const double LeastProduct = 1e-10;

    private readonly int _places = most + 1;   // one for a pair that is looked at, while the oldest must still be there
    private readonly NativeBuffer _steps = new((most + 1L) * length);
    private readonly NativeBuffer _changes = new((most + 1L) * length);
    private readonly double[] _inverseProducts = new double[most + 1];
    private readonly double[] _shares = new double[most + 1];
    private int _first;          // the oldest
    private int _count;
    private double _scale = 1;   // of the first approximation, a multiple of the identity matrix (equation 7.20)

    /// <summary>Remembers a step, in the place of the oldest where there are as many as are wanted.</summary>
    /// <param name="start">The values before the step.</param>
    /// <param name="end">The values after it.</param>
    /// <param name="before">The gradients before the step.</param>
    /// <param name="after">The gradients after it.</param>
    public void Add(ReadOnlySpan<float> start, ReadOnlySpan<float> end, ReadOnlySpan<float> before, ReadOnlySpan<float> after)
    {
        int place = Place(_count);
        Span<float> step = At(_steps, place), change = At(_changes, place);
        Vectors.AddScaled(end, -1, start, step);
        Vectors.AddScaled(after, -1, before, change);
        double product = DoublePrecision.Dot(step, change), square = DoublePrecision.Dot(change, change);
        if (!(product > LeastProduct * square && double.IsFinite(product / square)))
            return;
        _inverseProducts[place] = 1 / product;
        _scale = product / square;
        if (_count < most)
            _count++;
        else
            _first = Place(1);
    }

    /// <summary>direction = -(inverse Hessian) x gradients; the gradients turned round while there are no pairs.</summary>
    public void Direct(ReadOnlySpan<float> gradients, Span<float> direction)
    {
        Vectors.Scale(-1, gradients, direction);
        for (int i = _count - 1; i >= 0; i--)
        {
            int place = Place(i);
            _shares[place] = _inverseProducts[place] * DoublePrecision.Dot(At(_steps, place), direction);
            Vectors.AddScaled(direction, (float)-_shares[place], At(_changes, place), direction);
        }

        Vectors.Scale((float)_scale, direction, direction);
        for (int i = 0; i < _count; i++)
        {
            int place = Place(i);
            double share = _inverseProducts[place] * DoublePrecision.Dot(At(_changes, place), direction);
            Vectors.AddScaled(direction, (float)(_shares[place] - share), At(_steps, place), direction);
        }
    }

    /// <summary>Forgets all pairs.</summary>
    public void Clear() => (_count, _scale) = (0, 1);

    public void Dispose()
    {
        _steps.Dispose();
        _changes.Dispose();
    }

    private int Place(int number) => (_first + number) % _places;

    private Span<float> At(NativeBuffer buffer, int place) => new(buffer.Start + ((long)place * length), length);
}
