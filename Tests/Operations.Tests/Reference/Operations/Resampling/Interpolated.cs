namespace Unroll.Operations.Tests.Reference.Resampling;

/// <summary>
/// Rows and columns interpolated of those of the input, as the reference of ONNX's Resize defines it: by the place in the input, its part
/// before the point and the coefficients that follow from the part behind it.
/// </summary>
internal abstract class Interpolated : Resampling
{
    public Interpolation Mode { get; init; }

    public Coordinates? Coordinates { get; init; }

    public NearestRounding Rounding { get; init; }

    public float CubicCoefficient { get; init; } = -0.75f;

    public bool ExcludeOutside { get; init; }

    public bool Antialias { get; init; }

    protected IEnumerable<string> Settings =>
    [
        .. Given(Mode != Interpolation.Nearest, $"Mode = Interpolation.{Mode}"),
        .. Given(Coordinates is not null, $"Coordinates = Coordinates.{Coordinates}"),
        .. Given(Rounding != NearestRounding.Floor, $"Rounding = NearestRounding.{Rounding}"),
        .. Given(CubicCoefficient != -0.75f, $"CubicCoefficient = {Spelling.Of(CubicCoefficient)}"),
        .. Given(ExcludeOutside, "ExcludeOutside = true"),
        .. Given(Antialias, "Antialias = true"),
    ];

    protected static IEnumerable<string> Given(bool isGiven, string setting) => isGiven ? [setting] : [];

    /// <summary>The taps of an axis.</summary>
    /// <param name="length">The extent of the input.</param>
    /// <param name="result">That of the output.</param>
    /// <param name="scale">The scale if it is given; otherwise 0.</param>
    protected (int Input, double Weight)[][] Axis(int length, int result, double scale) =>
    [
        .. Enumerable.Range(0, result)
            .Select(i => Taps(Place(i, length, result, scale), length, scale > 0 ? scale : (double)result / length)),
    ];

    private double Place(int i, int length, int result, double scale)
    {
        // Numerator and denominator of the scale.
        (double times, double by) = scale > 0 ? (scale, 1) : (result, length);
        double extent = scale > 0 ? scale * length : result;
        return (Coordinates ?? (Mode == Interpolation.Nearest ? Unroll.Coordinates.Asymmetric : Unroll.Coordinates.HalfPixel)) switch
        {
            Unroll.Coordinates.Asymmetric => i * by / times,
            Unroll.Coordinates.AlignCorners => extent == 1 ? 0 : i * (length - 1) / (extent - 1),
            Unroll.Coordinates.PyTorchHalfPixel when extent == 1 => 0,
            Unroll.Coordinates.HalfPixelSymmetric =>
                (length / 2.0 * (1 - (result / extent))) + ((((2 * i) + 1) * by) - times) / (2 * times),
            _ => ((((2 * i) + 1) * by) - times) / (2 * times),
        };
    }

    private (int, double)[] Taps(double place, int length, double scale)
    {
        int whole = (int)Math.Floor(place);
        double ratio = place - whole;
        if (Mode == Interpolation.Nearest)
        {
            bool next = Rounding switch
            {
                NearestRounding.Floor => false,
                NearestRounding.Ceil => ratio > 0,
                NearestRounding.RoundPreferFloor => ratio > 0.5,
                _ => ratio >= 0.5,
            };
            return [(Math.Clamp(next ? whole + 1 : whole, 0, length - 1), 1)];
        }

        double shrink = Antialias ? Math.Min(scale, 1) : 1;
        int reach = (int)Math.Ceiling((Mode == Interpolation.Bilinear ? 1 : 2) / shrink) + 1;
        (int At, double Weight)[] all =
            [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(step => (whole + step, Coefficient(shrink * (step - ratio))))];
        if (ExcludeOutside)
            all = [.. all.Where(tap => tap.At >= 0 && tap.At < length)];
        double sum = Antialias || ExcludeOutside ? all.Sum(tap => tap.Weight) : 1;
        return
        [
            .. all.GroupBy(tap => Math.Clamp(tap.At, 0, length - 1))
                .Select(place => (place.Key, place.Sum(tap => tap.Weight) / sum)).Where(tap => tap.Item2 != 0),
        ];
    }

    private double Coefficient(double distance)
    {
        double x = Math.Abs(distance), a = CubicCoefficient;
        if (Mode == Interpolation.Bilinear)
            return Math.Clamp(1 - x, 0, 1);
        if (x <= 1)
            return ((a + 2) * Math.Pow(x, 3)) - ((a + 3) * Math.Pow(x, 2)) + 1;
        return x < 2 ? (a * Math.Pow(x, 3)) - (5 * a * Math.Pow(x, 2)) + (8 * a * x) - (4 * a) : 0;
    }
}

/// <summary>Extents that are multiples of the input's.</summary>
internal sealed class Upsample(int vertical, int horizontal) : Interpolated
{
    public Upsample(int factor)
        : this(factor, factor)
    {
    }

    public override IEnumerable<string> Arguments =>
        [Spelling.Of(vertical), .. vertical == horizontal ? Array.Empty<string>() : [Spelling.Of(horizontal)], .. Settings];

    protected override (int Input, double Weight)[][] Axis(int length, bool isVertical) =>
        Axis(length, length * (isVertical ? vertical : horizontal), 0);
}

/// <summary>Extents of its own.</summary>
internal sealed class Resize(int height, int width) : Interpolated
{
    public float ScaleY { get; init; }

    public float ScaleX { get; init; }

    public override IEnumerable<string> Arguments =>
    [
        Spelling.Of(height), Spelling.Of(width), .. Settings, .. Given(ScaleY > 0, $"ScaleY = {Spelling.Of(ScaleY)}"),
        .. Given(ScaleX > 0, $"ScaleX = {Spelling.Of(ScaleX)}"),
    ];

    protected override (int Input, double Weight)[][] Axis(int length, bool isVertical) =>
        isVertical ? Axis(length, height, ScaleY) : Axis(length, width, ScaleX);
}
