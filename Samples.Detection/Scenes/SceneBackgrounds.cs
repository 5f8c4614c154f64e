using Unroll;
using Unroll.Vision;

namespace Samples.Scenes;

/// <summary>
/// Gray photographs that scenes lie on. Those of training scenes are the left two thirds of each photograph, those of test scenes the
/// right third, so that no pixel is in both.
/// </summary>
internal sealed class SceneBackgrounds
{
    // How many pixels of a photograph become one of a scene, along each axis.
    private const double LeastStep = 0.5, MostStep = 1.5;

    // The least share of the contrast of a photograph that is kept.
    private const double LeastContrast = 0.3;

    private static readonly string[] Names = ["camera.png", "chelsea.png", "coffee.png"];

    /// <summary>Backgrounds from some pictures.</summary>
    /// <param name="pictures">Gray pictures of any sizes.</param>
    /// <exception cref="ArgumentException">There is none, or one is not gray.</exception>
    public SceneBackgrounds(params IReadOnlyList<Picture> pictures)
    {
        if (pictures.Count == 0)
            throw new ArgumentException("There is no picture; expected one or more for the backgrounds.", nameof(pictures));
        for (int i = 0; i < pictures.Count; i++)
        {
            if (pictures[i].Channels != 1)
            {
                throw new ArgumentException(
                    $"Picture {i} is {pictures[i]}; backgrounds are gray. Read it with PictureOptions.Channels = 1.", nameof(pictures));
            }
        }

        Pictures = [.. pictures];
    }

    /// <summary>The pictures that backgrounds are cut from.</summary>
    public IReadOnlyList<Picture> Pictures { get; }

    /// <summary>The photographs that come with the samples, their left two thirds for training and their right third for tests.</summary>
    /// <exception cref="IOException">A photograph cannot be read.</exception>
    public static (SceneBackgrounds Training, SceneBackgrounds Test) Load()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Data", "photograph");
        var gray = new PictureOptions { Channels = 1 };
        Picture[] whole = [.. Names.Select(name => Picture.Read(Path.Combine(folder, name), gray))];
        return (
            new SceneBackgrounds([.. whole.Select(picture => Columns(picture, 0, Border(picture)))]),
            new SceneBackgrounds([.. whole.Select(picture => Columns(picture, Border(picture), picture.Width))]));
    }

    /// <summary>
    /// Fills a scene with a random part of a random picture, at 0.5 to 1.5 pixels of it for one of the scene, or fewer where the picture is
    /// small; half of the time mirrored, with 0.3 to all of its contrast, at a random brightness.
    /// </summary>
    /// <param name="pixels">Gets [height, width], from 0 to 1.</param>
    /// <param name="height">The rows of the scene.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="random">What it is drawn from.</param>
    public void Draw(Span<float> pixels, int height, int width, ref AugmentationRandom random)
    {
        Picture picture = Pictures[random.NextBelow(Pictures.Count)];
        double step = LeastStep + ((MostStep - LeastStep) * random.NextUniform());
        step = Math.Min(step, Math.Min((double)picture.Height / height, (double)picture.Width / width));
        double top = (picture.Height - (height * step)) * random.NextUniform();
        double left = (picture.Width - (width * step)) * random.NextUniform();
        double across = step;
        if (random.NextBelow(2) == 1)
            (left, across) = (left + (width * step), -step);
        double contrast = LeastContrast + ((1 - LeastContrast) * random.NextUniform());
        double darkest = (1 - contrast) * random.NextUniform();

        for (int row = 0; row < height; row++)
        {
            double y = Math.Clamp(top + ((row + 0.5) * step) - 0.5, 0, picture.Height - 1);
            ReadOnlySpan<byte> upper = picture.Row((int)y), lower = picture.Row(Math.Min((int)y + 1, picture.Height - 1));
            for (int column = 0; column < width; column++)
            {
                float value = Sample(upper, lower, (float)(y - (int)y), left + ((column + 0.5) * across));
                pixels[(row * width) + column] = Math.Clamp((float)darkest + ((float)contrast * value), 0, 1);
            }
        }
    }

    // Bilinear between the middles of pixels; beyond the outermost ones, those.
    private static float Sample(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, float down, double x)
    {
        x = Math.Clamp(x - 0.5, 0, upper.Length - 1);
        int column = (int)x, next = Math.Min(column + 1, upper.Length - 1);
        float right = (float)(x - column);
        float above = upper[column] + (right * (upper[next] - upper[column]));
        float below = lower[column] + (right * (lower[next] - lower[column]));
        return (above + (down * (below - above))) / 255;
    }

    private static int Border(Picture picture) => picture.Width * 2 / 3;

    private static Picture Columns(Picture picture, int first, int end)
    {
        var part = new Picture(picture.Height, end - first, picture.Channels);
        picture.Crop(0, first, part);
        return part;
    }
}
