using System.Numerics;
using Unroll.Vision;

namespace Samples.Scenes;

/// <summary>A garment at a place of a scene: resized, perhaps mirrored, then turned, in this order.</summary>
internal readonly ref struct PlacedGarment
{
    private readonly GarmentImage _image;
    private readonly Vector2 _center;
    private readonly float _scale, _sine, _cosine;
    private readonly bool _isMirrored;

    /// <summary>Places a garment.</summary>
    /// <param name="image">The garment; not an empty one.</param>
    /// <param name="side">The longer side of its box in the scene.</param>
    /// <param name="angle">The angle in degrees, clockwise.</param>
    /// <param name="isMirrored">Whether left and right are exchanged.</param>
    /// <param name="center">The middle of its box in the scene.</param>
    public PlacedGarment(GarmentImage image, double side, double angle, bool isMirrored, Vector2 center)
    {
        _image = image;
        (_isMirrored, _center) = (isMirrored, center);
        _scale = (float)(side / Math.Max(image.Right - image.Left, image.Bottom - image.Top));
        (double sine, double cosine) = Math.SinCos(angle * Math.PI / 180);
        (_sine, _cosine) = ((float)sine, (float)cosine);
    }

    /// <summary>The corners of its box.</summary>
    public SceneCorners Corners()
    {
        float right = _scale * (_image.Right - _image.Left) / 2, down = _scale * (_image.Bottom - _image.Top) / 2;
        return new SceneCorners(Turned(-right, -down), Turned(right, -down), Turned(right, down), Turned(-right, down));
    }

    /// <summary>The smallest box of whole pixels around those of a scene that have something of the garment; of width 0 where there are
    /// none.</summary>
    /// <param name="height">The rows of the scene.</param>
    /// <param name="width">Its columns.</param>
    public Box Bounds(int height, int width)
    {
        (int firstRow, int firstColumn, int endRow, int endColumn) = Reach(height, width);
        (int left, int top, int right, int bottom) = (endColumn, endRow, firstColumn, firstRow);
        for (int row = firstRow; row < endRow; row++)
        {
            for (int column = firstColumn; column < endColumn; column++)
            {
                if (At(row, column).Opacity == 0)
                    continue;
                (left, right) = (Math.Min(left, column), Math.Max(right, column + 1));
                (top, bottom) = (Math.Min(top, row), Math.Max(bottom, row + 1));
            }
        }

        return right > left ? new Box(left, top, right, bottom) : default;
    }

    /// <summary>Draws it over what is in a scene.</summary>
    /// <param name="pixels">The scene [height, width].</param>
    /// <param name="width">The columns of the scene.</param>
    /// <param name="bounds">Its <see cref="Bounds"/> in the scene.</param>
    /// <param name="black">What the garment's value 0 becomes.</param>
    /// <param name="white">What its value 1 becomes.</param>
    public void Draw(Span<float> pixels, int width, Box bounds, float black, float white)
    {
        for (int row = (int)bounds.Top; row < (int)bounds.Bottom; row++)
        {
            for (int column = (int)bounds.Left; column < (int)bounds.Right; column++)
            {
                (float opacity, float value) = At(row, column);
                ref float pixel = ref pixels[(row * width) + column];
                float shade = black + ((white - black) * value);
                pixel = Math.Clamp(pixel + (opacity * (shade - pixel)), 0, 1);
            }
        }
    }

    private (float Opacity, float Value) At(int row, int column)
    {
        float right = column + 0.5f - _center.X, down = row + 0.5f - _center.Y;
        float x = ((_cosine * right) + (_sine * down)) / _scale, y = ((_cosine * down) - (_sine * right)) / _scale;
        (float coverage, float value) = _image.At(
            ((_image.Left + _image.Right) / 2f) + (_isMirrored ? -x : x), ((_image.Top + _image.Bottom) / 2f) + y);

        // An edge is soft over half a pixel of the image, or of the scene where that is smaller, around half of the coverage.
        float opacity = Math.Clamp(0.5f + ((coverage - 0.5f) * 2 * MathF.Max(1, _scale)), 0, 1);
        return (opacity, value);
    }

    private Vector2 Turned(float right, float down) =>
        _center + new Vector2((_cosine * right) - (_sine * down), (_sine * right) + (_cosine * down));

    // The pixels of a scene that may have something of the garment: its edges are soft, a bit beyond its box.
    private (int FirstRow, int FirstColumn, int EndRow, int EndColumn) Reach(int height, int width)
    {
        Box around = Corners().Bounds();
        float edge = MathF.Max(1, _scale);
        return (
            Math.Max(0, (int)MathF.Floor(around.Top - edge)), Math.Max(0, (int)MathF.Floor(around.Left - edge)),
            Math.Min(height, (int)MathF.Ceiling(around.Bottom + edge)), Math.Min(width, (int)MathF.Ceiling(around.Right + edge)));
    }
}
