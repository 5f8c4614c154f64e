namespace Unroll.Vision;

/// <summary>
/// Turns, scales and shifts points, and nothing else: (x, y) goes to (A x - B y + X, B x + A y + Y). Places count pixels from the upper
/// left corner, the middle of the first pixel at (0.5, 0.5), y downward.
/// </summary>
/// <param name="A">The scale times the cosine of the angle.</param>
/// <param name="B">The scale times the sine of the angle, by which x turns toward y: clockwise as one sees a picture.</param>
/// <param name="X">The shift to the right.</param>
/// <param name="Y">The shift downward.</param>
public readonly record struct SimilarityTransform(double A, double B, double X, double Y)
{
    /// <summary>Everything stays where it is.</summary>
    public static SimilarityTransform Identity => new(1, 0, 0, 0);

    /// <summary>How many times longer distances become.</summary>
    public double Scale => Math.Sqrt((A * A) + (B * B));

    /// <summary>The angle in radians, clockwise as one sees a picture.</summary>
    public double Angle => Math.Atan2(B, A);

    /// <summary>What undoes it.</summary>
    /// <exception cref="InvalidOperationException">The scale is 0.</exception>
    public SimilarityTransform Inverse()
    {
        double square = (A * A) + (B * B);
        if (square == 0)
            throw new InvalidOperationException("A transform of scale 0 brings all points to one place and cannot be undone.");
        (double a, double b) = (A / square, -B / square);
        return new(a, b, -((a * X) - (b * Y)), -((b * X) + (a * Y)));
    }

    /// <summary>Turns around a place, and scales from it.</summary>
    /// <param name="x">The place.</param>
    /// <param name="y">Its distance from the upper edge.</param>
    /// <param name="angle">The angle in radians, clockwise as one sees a picture.</param>
    /// <param name="scale">How many times longer distances become.</param>
    public static SimilarityTransform Around(double x, double y, double angle, double scale = 1)
    {
        (double sine, double cosine) = Math.SinCos(angle);
        (double a, double b) = (scale * cosine, scale * sine);
        return new(a, b, x - ((a * x) - (b * y)), y - ((b * x) + (a * y)));
    }

    /// <summary>
    /// The transform that brings points nearest to others, by the sum of squared distances (S. Umeyama, "Least-squares estimation of
    /// transformation parameters between two point patterns", 1991, equations 40 to 42; in the plane it needs no singular values).
    /// scikit-image: SimilarityTransform.estimate.
    /// </summary>
    /// <param name="from">x and y of each point; at least two, not all at one place.</param>
    /// <param name="to">x and y of where each shall go.</param>
    /// <exception cref="ArgumentException">There are not as many numbers of both, an odd number, or fewer than two points; all points of
    /// either are at one place; or a number is not finite.</exception>
    public static SimilarityTransform Estimate(ReadOnlySpan<float> from, ReadOnlySpan<float> to)
    {
        if (from.Length != to.Length || from.Length % 2 != 0 || from.Length < 4)
        {
            throw new ArgumentException(
                $"There are {from.Length} numbers of points and {to.Length} of where they shall go; "
                + "expected x and y of at least two points, and as many of both.");
        }

        (double fromX, double fromY) = Center(from);
        (double toX, double toY) = Center(to);
        (double cosine, double sine, double square) = (0, 0, 0);
        for (int i = 0; i < from.Length; i += 2)
        {
            (double x, double y, double u, double v) = (from[i] - fromX, from[i + 1] - fromY, to[i] - toX, to[i + 1] - toY);
            cosine += (x * u) + (y * v);
            sine += (x * v) - (y * u);
            square += (x * x) + (y * y);
        }

        (double a, double b) = (cosine / square, sine / square);
        if (!double.IsFinite(a + b) || (a == 0 && b == 0))
        {
            throw new ArgumentException(
                "The points, or where they shall go, are all at one place or not finite; no similarity leads from one to the other.");
        }

        return new(a, b, toX - ((a * fromX) - (b * fromY)), toY - ((b * fromX) + (a * fromY)));
    }

    /// <summary>Where a point goes.</summary>
    /// <param name="x">The place.</param>
    /// <param name="y">Its distance from the upper edge.</param>
    public (double X, double Y) Apply(double x, double y) => ((A * x) - (B * y) + X, (B * x) + (A * y) + Y);

    private static (double X, double Y) Center(ReadOnlySpan<float> points)
    {
        (double x, double y) = (0, 0);
        for (int i = 0; i < points.Length; i += 2)
            (x, y) = (x + points[i], y + points[i + 1]);
        int count = points.Length / 2;
        return (x / count, y / count);
    }
}
