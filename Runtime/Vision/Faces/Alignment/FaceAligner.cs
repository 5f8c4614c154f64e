namespace Unroll.Vision;

/// <summary>
/// Brings faces into one position: turned, scaled and shifted so that their landmarks lie as near as possible at the points of a template.
/// A network of faces recognizes those best that lie as the ones it was taught with.
/// </summary>
/// <param name="template">Where the landmarks shall lie.</param>
/// <remarks>One thread at a time may use it; after the constructor nothing is allocated.</remarks>
/// <example>
/// <code>
/// var aligner = new FaceAligner(FaceTemplate.ArcFace);
/// var face = new Picture(112, 112);
/// aligner.Align(picture, landmarks, face);                        // five landmarks or 68
/// </code>
/// </example>
public sealed class FaceAligner(FaceTemplate template)
{
    private const int All = 68;

    private readonly float[] _points = new float[(template ?? throw new ArgumentNullException(nameof(template))).Points.Length];

    /// <summary>Where the landmarks shall lie.</summary>
    public FaceTemplate Template { get; } = template;

    /// <summary>Draws a face of a picture in the position of the template.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="landmarks">x and y of each landmark in pixels of the picture: of as many as the template has points, or of the 68 of
    /// iBUG 300-W, which dlib and face-api find, where the template tells which of them it means.</param>
    /// <param name="face">Where the face is drawn: as high and wide as the template, and as many channels as the picture. What lies outside
    /// of the picture is black.</param>
    /// <returns>How points of the picture go to those of the face.</returns>
    /// <exception cref="ArgumentException">There are neither so many landmarks nor 68; they are at one place or not finite; or the face has
    /// another size or number of channels.</exception>
    public SimilarityTransform Align(Picture picture, ReadOnlySpan<float> landmarks, Picture face)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(face);
        if (face.Height != Template.Height || face.Width != Template.Width)
        {
            throw new ArgumentException(
                $"The face has {face} pixels; expected {Template.Height} x {Template.Width} of the template.", nameof(face));
        }

        SimilarityTransform transform = Estimate(landmarks);
        picture.Warp(transform, face);
        return transform;
    }

    /// <summary>How points of a picture go to those of the face.</summary>
    /// <param name="landmarks">x and y of each landmark, as for <see cref="Align"/>.</param>
    /// <exception cref="ArgumentException">There are neither as many landmarks as the template has points nor 68, or they are at one place
    /// or not finite.</exception>
    public SimilarityTransform Estimate(ReadOnlySpan<float> landmarks)
    {
        if (landmarks.Length == 2 * All && Template.Landmarks is { } lists)
        {
            for (int point = 0; point < lists.Length; point++)
                (_points[2 * point], _points[(2 * point) + 1]) = Middle(landmarks, lists[point]);
            landmarks = _points;
        }

        if (landmarks.Length != _points.Length)
        {
            string others = Template.Landmarks is null ? "" : $", or {All}";
            throw new ArgumentException(
                $"There are {landmarks.Length} numbers of landmarks; expected x and y of {_points.Length / 2}{others}.", nameof(landmarks));
        }

        return SimilarityTransform.Estimate(landmarks, Template.Points);
    }

    private static (float X, float Y) Middle(ReadOnlySpan<float> landmarks, int[] list)
    {
        (double x, double y) = (0, 0);
        foreach (int landmark in list)
            (x, y) = (x + landmarks[2 * landmark], y + landmarks[(2 * landmark) + 1]);
        return ((float)(x / list.Length), (float)(y / list.Length));
    }
}
