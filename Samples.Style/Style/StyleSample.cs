using System.CommandLine;
using System.Diagnostics;
using Samples.Training;
using Unroll.Vision;

namespace Samples.Style;

/// <summary>Paints a picture in the style of another (Gatys et al., 2016).</summary>
internal static class StyleSample
{
    /// <summary>The weights of the sheet, as multiples of the one asked for.</summary>
    private static readonly float[] Sheet = [0.1f, 1, 10];

    public static Command Command() => StyleCommand.Create(Run);

    private static int Run(StyleSettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        CancellationToken stop = interruption.Token;
        Picture content = StyleFiles.Content(settings.Content), style = StyleFiles.Style(settings.Style);
        StyleStep[] steps = StyleNetworks.Create(settings, stop);
        if (steps[0].Network is OwnNetwork128)
            settings = settings with { Options = StyleNetworks.ForOwnFeatures(settings.Options) };
        using var ladder = new StyleLadder(steps);
        if (settings.Sheet)
        {
            List<Picture> pictures = [];
            foreach (float factor in Sheet)
            {
                StyleOptions options = settings.Options with { StyleWeight = factor * settings.Options.StyleWeight };
                Console.WriteLine($"style weight {options.StyleWeight}:");
                pictures.Add(Paint(ladder, content, style, options, [], stop));
            }

            Save(StylePictures.Row(pictures), settings, "sheet.png");
            return 0;
        }

        var reports = new List<StyleReport>();
        Picture painted = Paint(ladder, content, style, settings.Options, reports, stop);
        if (stop.IsCancellationRequested)
            Console.WriteLine("Stopped, as you asked; the picture is as it was then.");
        Save(painted, settings, "style.png");
        string curves = Path.Combine(settings.Output, "losses.png");
        StylePictures.SaveCurves(curves, reports);
        Console.WriteLine($"written: {curves}");
        return 0;
    }

    private static void Save(Picture picture, StyleSettings settings, string name)
    {
        string path = Path.Combine(settings.Output, name);
        picture.SavePng(path);
        Console.WriteLine($"written: {path}");
    }

    private static Picture Paint(
        StyleLadder ladder, Picture content, Picture style, StyleOptions options, List<StyleReport> reports, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        return ladder.Paint(
            content, style, options,
            (side, report) =>
            {
                reports.Add(new StyleReport(side, report));
                Console.WriteLine(
                    $"{side} x {side}, {report.Iteration,3} iterations: content {report.Content:F3}, style {report.Style:F4}, "
                    + $"variation {report.Variation:F2}; {watch.Elapsed.TotalSeconds:F1} s");
            },
            stop);
    }
}
