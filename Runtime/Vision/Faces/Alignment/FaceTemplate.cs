namespace Unroll.Vision;

/// <summary>Where the landmarks of a face lie in the picture that a network of faces takes.</summary>
public sealed class FaceTemplate
{
    // Which of the 68 landmarks: those of either eye, the tip of the nose, the corners of the mouth.
    private static readonly int[][] OfFive = [[36, 37, 38, 39, 40, 41], [42, 43, 44, 45, 46, 47], [30], [48], [54]];

    // Landmarks 27 to 54 and 60 to 64 of dlib's mean face: nose, eyes and upper lip.
    private static readonly double[] DlibX =
    [
        0.490127, 0.490127, 0.490127, 0.490127, 0.36688, 0.426036, 0.490127, 0.554217, 0.613373, 0.121737, 0.187122, 0.265825, 0.334606,
        0.260918, 0.182743, 0.645647, 0.714428, 0.793132, 0.858516, 0.79751, 0.719335, 0.254149, 0.340985, 0.428858, 0.490127, 0.551395,
        0.639268, 0.726104, 0.290379, 0.428096, 0.490127, 0.552157, 0.689874,
    ];

    private static readonly double[] DlibY =
    [
        0.203352, 0.307009, 0.409805, 0.515625, 0.587326, 0.609345, 0.628106, 0.609345, 0.587326, 0.216423, 0.178758, 0.179852, 0.231733,
        0.245099, 0.244077, 0.231733, 0.179852, 0.178758, 0.216423, 0.244077, 0.245099, 0.780233, 0.745405, 0.727388, 0.742578, 0.727388,
        0.745405, 0.780233, 0.784792, 0.778746, 0.785343, 0.778746, 0.784792,
    ];

    private readonly float[] _points;

    /// <summary>A template of any points.</summary>
    /// <param name="height">The rows of the picture.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="points">x and y of each landmark in pixels, the middle of the first pixel at (0.5, 0.5); at least two.</param>
    /// <param name="landmarks">Of each point those of 68 landmarks in whose middle it lies; null where faces have no others than the
    /// points themselves.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is not positive, or a landmark is not one of 68.</exception>
    /// <exception cref="ArgumentException">There are fewer than two points or an odd number of numbers, one is not finite, or there are not
    /// as many lists of landmarks.</exception>
    public FaceTemplate(int height, int width, ReadOnlySpan<float> points, IReadOnlyList<IReadOnlyList<int>>? landmarks = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (points.Length < 4 || points.Length % 2 != 0 || Magnitude.FirstNonFinite(points) >= 0)
        {
            throw new ArgumentException(
                $"Expected x and y of at least two finite points; there are {points.Length} numbers.", nameof(points));
        }

        if (landmarks is not null && (landmarks.Count != points.Length / 2 || landmarks.Any(list => list.Count == 0)))
        {
            throw new ArgumentException(
                $"There are {landmarks.Count} lists of landmarks; expected one of at least one landmark for each of the "
                + $"{points.Length / 2} points.", nameof(landmarks));
        }

        foreach (int landmark in landmarks?.SelectMany(list => list) ?? [])
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)landmark, 68u, nameof(landmarks));
        (Height, Width, _points) = (height, width, points.ToArray());
        Landmarks = landmarks is null ? null : [.. landmarks.Select(list => list.ToArray())];
    }

    /// <summary>
    /// Five points in 112 x 112 pixels: the left and the right eye as one sees them, the tip of the nose, and the corners of the mouth, as
    /// ArcFace and most networks after it are taught (J. Deng and others, 2019; arcface_dst of insightface's face_align.py).
    /// </summary>
    public static FaceTemplate ArcFace { get; } = new(
        112, 112, Middles([38.2946f, 51.6963f, 73.5318f, 51.5014f, 56.0252f, 71.7366f, 41.5493f, 92.3655f, 70.7299f, 92.2041f]), OfFive);

    /// <summary>
    /// Dlib's mean face, of whose 68 landmarks the nose, the eyes and the upper lip count, as the network of 128 numbers is taught
    /// (get_face_chip_details of dlib's image_transforms/interpolation.h, whose figures these are).
    /// </summary>
    /// <param name="side">The rows and the columns; 150 is what that network takes.</param>
    /// <param name="padding">What is left free at each side, as a share of the mean face; .25 is what it was taught with.</param>
    /// <exception cref="ArgumentOutOfRangeException">The side is not positive, or the padding is not finite or below 0.</exception>
    public static FaceTemplate Dlib(int side = 150, double padding = .25)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        if (!(padding >= 0 && double.IsFinite(padding)))
            throw new ArgumentOutOfRangeException(nameof(padding), padding, "Expected a finite share of at least 0.");
        float[] points = new float[2 * DlibX.Length];
        for (int i = 0; i < DlibX.Length; i++)
        {
            points[2 * i] = (float)((padding + DlibX[i]) / ((2 * padding) + 1) * side);
            points[(2 * i) + 1] = (float)((padding + DlibY[i]) / ((2 * padding) + 1) * side);
        }

        return new(side, side, Middles(points), [.. Enumerable.Range(27, 28).Concat(Enumerable.Range(60, 5)).Select(i => new[] { i })]);
    }

    /// <summary>The rows of the picture.</summary>
    public int Height { get; }

    /// <summary>Its columns.</summary>
    public int Width { get; }

    /// <summary>x and y of each point.</summary>
    public ReadOnlySpan<float> Points => _points;

    /// <summary>Of each point those of 68 landmarks in whose middle it lies; null where there are none.</summary>
    internal int[][]? Landmarks { get; }

    // Both sources count from the middle of the first pixel, and not from its corner.
    private static float[] Middles(float[] points) => Array.ConvertAll(points, place => place + .5f);
}
