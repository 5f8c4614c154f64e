using Unroll.Vision;

namespace Samples.Style;

/// <summary>The pictures that come with the samples, and others.</summary>
internal static class StyleFiles
{
    private static readonly PictureOptions Color = new() { Channels = 3 };

    /// <summary>The portrait.</summary>
    public static string Portrait => InData("faces/astronaut.png");

    /// <summary>A picture in color.</summary>
    public static Picture Read(string path) => Picture.Read(path, Color);

    /// <summary>The picture that is shown: one that was given, or the portrait.</summary>
    public static Picture Content(string? given) => Read(given ?? Portrait);

    /// <summary>The picture with the style: one that was given, or the painting.</summary>
    public static Picture Style(string? given) => Square(Read(given ?? InData("style/klimt.jpg")), null);

    /// <summary>The photographs and the portrait.</summary>
    public static IReadOnlyList<Picture> Photographs() =>
    [
        .. new[] { "photograph/camera.png", "photograph/chelsea.png", "photograph/coffee.png", "faces/astronaut.png" }
            .Select(name => Read(InData(name))),
    ];

    /// <summary>The square in the middle of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="side">Its new rows and columns; null leaves them.</param>
    public static Picture Square(Picture picture, int? side)
    {
        int shorter = Math.Min(picture.Height, picture.Width);
        var square = new Picture(shorter, shorter);
        picture.CenterCrop(square);
        return side is { } rows ? square.Resized(rows, rows, ResizeFilter.Bicubic) : square;
    }

    private static string InData(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);
}
