using System.CommandLine;
using System.Diagnostics;
using SkiaSharp;
using Samples.Reports;

namespace Samples.Edges;

/// <summary>Finds the edges in a photograph with kernels from the textbooks.</summary>
internal static class EdgesSample
{
    private const int Side = 512;

    public static Command Command()
    {
        var output = new Option<string>("--output")
        {
            Description = "Folder for the picture.",
            HelpName = "DIR",
            DefaultValueFactory = _ => Path.Combine("out", "edges"),
        };
        var command = new Command(
            "edges", "Finds the edges in a photograph: Sobel's, Prewitt's and Scharr's kernels as a frozen convolution.")
        {
            output,
        };
        command.SetAction(result => Run(result.GetValue(output)!));
        return command;
    }

    private static int Run(string output)
    {
        float[] photograph = ReadGray(Path.Combine(AppContext.BaseDirectory, "Data", "photograph", "camera.png"));
        using var network = new EdgeFilters();
        network.Parameters["gradients.weights"].CopyFrom(EdgeKernels.Weights());
        float[] gradients = new float[photograph.Length * 2 * EdgeKernels.All.Length];
        network.Predict(photograph, gradients);

        var panels = new List<(string, float[])> { ("photograph", photograph) };
        for (int kernel = 0; kernel < EdgeKernels.All.Length; kernel++)
        {
            float[] magnitudes = Magnitudes(gradients, kernel);
            Console.WriteLine(
                $"{EdgeKernels.All[kernel].Name}: the mean gradient is {255 * magnitudes.Average():F2} gray levels a pixel, "
                + $"the steepest {255 * magnitudes.Max():F1}");
            panels.Add((EdgeKernels.All[kernel].Name, Brighten(magnitudes)));
        }

        Console.WriteLine(
            $"six 3 x 3 filters over {Side} x {Side} pixels: {MedianMilliseconds(() => network.Predict(photograph, gradients)):F2} ms");
        Directory.CreateDirectory(output);
        string path = Path.Combine(output, "edges.png");
        PanelPicture.Save(path, panels, Side);
        Console.WriteLine($"written: {path}");
        return 0;
    }

    private static float[] ReadGray(string path)
    {
        using SKBitmap bitmap = SKBitmap.Decode(path) ?? throw new InvalidDataException($"'{path}' is no picture that can be read.");
        if (bitmap.Width != Side || bitmap.Height != Side)
            throw new InvalidDataException($"'{path}' has {bitmap.Width} x {bitmap.Height} pixels; expected {Side} x {Side}.");
        return [.. bitmap.Pixels.Select(pixel => (0.299f * pixel.Red + 0.587f * pixel.Green + 0.114f * pixel.Blue) / 255)];
    }

    /// <summary>The length of the gradient at every pixel, without the outermost ring, where the padding makes a step of its own.</summary>
    private static float[] Magnitudes(float[] gradients, int kernel)
    {
        int filters = 2 * EdgeKernels.All.Length;
        float[] magnitudes = new float[Side * Side];
        for (int row = 1; row < Side - 1; row++)
        {
            for (int column = 1; column < Side - 1; column++)
            {
                int pixel = row * Side + column, place = pixel * filters + 2 * kernel;
                magnitudes[pixel] = MathF.Sqrt(gradients[place] * gradients[place] + gradients[place + 1] * gradients[place + 1]);
            }
        }

        return magnitudes;
    }

    /// <summary>Black where the photograph is even, white on its steepest edges; the root shows the faint ones too.</summary>
    private static float[] Brighten(float[] magnitudes)
    {
        float steepest = magnitudes.Max();
        return [.. magnitudes.Select(magnitude => MathF.Sqrt(magnitude / steepest))];
    }

    private static double MedianMilliseconds(Action action)
    {
        double[] times = new double[51];
        for (int i = 0; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return times.Order().ElementAt(times.Length / 2);
    }
}
