namespace Unroll.Vision;

/// <summary>
/// Where a picture lies within one of another shape, as large as it fits and in the middle, with bars beside or above and below it: the
/// input of many detectors. Sizes and bars are those of YOLOv5's letterbox.
/// </summary>
/// <remarks>
/// Coordinates count pixels from the upper left corner, x to the right and y down, so that the first pixel lies from 0 to 1.
/// </remarks>
public readonly record struct Letterbox
{
    /// <summary>Finds the place.</summary>
    /// <param name="sourceHeight">The rows of the picture.</param>
    /// <param name="sourceWidth">Its columns.</param>
    /// <param name="targetHeight">The rows of what it lies in.</param>
    /// <param name="targetWidth">The columns of that.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is not positive.</exception>
    public Letterbox(int sourceHeight, int sourceWidth, int targetHeight, int targetWidth)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sourceHeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sourceWidth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(targetHeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(targetWidth);
        (SourceHeight, SourceWidth, TargetHeight, TargetWidth) = (sourceHeight, sourceWidth, targetHeight, targetWidth);
        double scale = Math.Min((double)targetHeight / sourceHeight, (double)targetWidth / sourceWidth);
        Height = Math.Clamp((int)Math.Round(sourceHeight * scale), 1, targetHeight);
        Width = Math.Clamp((int)Math.Round(sourceWidth * scale), 1, targetWidth);
        // Of an odd number of rows or columns the greater part is at the end.
        (Top, Left) = ((targetHeight - Height) / 2, (targetWidth - Width) / 2);
    }

    /// <summary>The rows of the picture.</summary>
    public int SourceHeight { get; }

    /// <summary>The columns of the picture.</summary>
    public int SourceWidth { get; }

    /// <summary>The rows of what it lies in.</summary>
    public int TargetHeight { get; }

    /// <summary>The columns of what it lies in.</summary>
    public int TargetWidth { get; }

    /// <summary>The first row of the resized picture.</summary>
    public int Top { get; }

    /// <summary>The first column of the resized picture.</summary>
    public int Left { get; }

    /// <summary>The rows of the resized picture.</summary>
    public int Height { get; }

    /// <summary>The columns of the resized picture.</summary>
    public int Width { get; }

    /// <summary>Writes a picture into another of these sizes. What it does not cover becomes gray. Nothing is allocated, once the resizer
    /// knows the sizes.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="resizer">Resizes it.</param>
    /// <param name="fill">The value of all channels of the bars; 114 is YOLO's.</param>
    /// <exception cref="ArgumentException">A picture has other extents or channels, or the target is the source.</exception>
    public void Draw(Picture source, Picture target, Resizer resizer, byte fill = 114)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(resizer);
        if ((source.Height, source.Width) != (SourceHeight, SourceWidth))
            throw new ArgumentException($"The source is {source}; expected {SourceHeight} x {SourceWidth}.", nameof(source));
        if ((target.Height, target.Width) != (TargetHeight, TargetWidth))
            throw new ArgumentException($"The target is {target}; expected {TargetHeight} x {TargetWidth}.", nameof(target));
        source.CheckChannels(target);
        if (!ReferenceEquals(source, target))
            target.Pixels.Fill(fill);
        resizer.Resize(source, target, Top, Left, Height, Width);
    }

    /// <summary>A point of the letterbox as a point of the original picture, outside of it where it is on a bar.</summary>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    public (float X, float Y) ToSource(float x, float y) => ((x - Left) * SourceWidth / Width, (y - Top) * SourceHeight / Height);

    /// <summary>A point of the original picture as a point of the letterbox.</summary>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    public (float X, float Y) ToTarget(float x, float y) => ((x * Width / SourceWidth) + Left, (y * Height / SourceHeight) + Top);

    /// <summary>Makes points of the letterbox points of the original picture, in place. A box is two of them, its corners.</summary>
    /// <param name="points">x and y of each.</param>
    /// <exception cref="ArgumentException">The number of coordinates is odd.</exception>
    public void ToSource(Span<float> points)
    {
        if (points.Length % 2 != 0)
            throw new ArgumentException($"There are {points.Length} coordinates; expected x and y of each point.", nameof(points));
        for (int i = 0; i < points.Length; i += 2)
            (points[i], points[i + 1]) = ToSource(points[i], points[i + 1]);
    }
}
