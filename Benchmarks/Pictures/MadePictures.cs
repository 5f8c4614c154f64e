using Unroll.Vision;

namespace Unroll.Benchmarks.Pictures;

/// <summary>Pictures as cameras make them: parts of a photograph, tinted.</summary>
internal static class MadePictures
{
    private const int Count = 500, Classes = 10, Height = 375, Width = 500;

    /// <summary>Writes 500 JPEG files in folders of ten classes.</summary>
    public static void Write(string folder, CancellationToken stop)
    {
        Picture photograph = Picture.Read(Path.Combine(AppContext.BaseDirectory, "Data", "photograph", "camera.png"));
        var random = new Random(1);
        var part = new Picture(384, 512);
        var picture = new Picture(Height, Width);
        var resizer = new Resizer(ResizeFilter.Bicubic);
        for (int i = 0; i < Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            photograph.Crop(random.Next(photograph.Height - part.Height + 1), random.Next(photograph.Width - part.Width + 1), part);
            resizer.Resize(part, picture);
            int[] tint = [random.Next(60), random.Next(60), random.Next(60)];
            Span<byte> pixels = picture.Pixels;
            for (int at = 0; at < pixels.Length; at++)
                pixels[at] = (byte)Math.Clamp(pixels[at] + tint[at % 3] - 30 + random.Next(7), 0, 255);
            string place = Directory.CreateDirectory(Path.Combine(folder, FormattableString.Invariant($"class{i % Classes}"))).FullName;
            picture.SaveJpeg(Path.Combine(place, FormattableString.Invariant($"{i}.jpg")), quality: 90);
        }
    }
}
