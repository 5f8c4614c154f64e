using System.CommandLine;
using System.Diagnostics;
using Samples.Training;
using Unroll;
using Unroll.Vision;

namespace Samples.Style;

/// <summary>Paints pictures by the network that <see cref="FastTrainingSample"/> has trained.</summary>
internal static class FastSample
{
    public static Command Command()
    {
        Argument<string[]> pictures = new("PICTURE")
        {
            Description = "Pictures to paint. Default: the portrait of the samples.", Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string> weights = new("--weights")
        {
            Description = "What style-train has written.", HelpName = "FILE",
            DefaultValueFactory = _ => Path.Combine("out", "style-fast", "fast.safetensors"),
        };
        Option<int> threads = CommonOptions.Positive("--threads", "Threads that share a picture; the result does not depend on it.", 1);
        Option<int> frames = CommonOptions.Positive("--frames", "Frames of which the time is taken.", 50);
        Option<string> output = CommonOptions.Output(Path.Combine("out", "style-fast"));
        var command = new Command(
            "style-fast", "Paints pictures of 256 x 256 pixels in the style that style-train has learned, and tells the time.")
        {
            pictures, weights, threads, frames, output,
        };
        command.SetAction(result => Run(
            result.GetValue(pictures)!, result.GetValue(weights)!, result.GetValue(threads), result.GetValue(frames),
            result.GetValue(output)!));
        return command;
    }

    private static int Run(string[] given, string weights, int threads, int frames, string output)
    {
        if (!File.Exists(weights))
            throw new FileNotFoundException($"--weights: there is no file '{weights}'; style-train writes it.");
        Directory.CreateDirectory(output);
        using var network = new FastStyle256 { Threads = threads };
        network.Load(weights);
        ValueDescription size = network.Declaration.Inputs[0];
        float[] input = new float[size.Length], painted = new float[size.Length];
        var picture = new Picture(size.Height, size.Width);
        string[] paths = given.Length > 0 ? given : [StyleFiles.Portrait];
        foreach (string path in paths)
        {
            PictureNormalization.ZeroToOne.Write(StyleFiles.Square(StyleFiles.Read(path), size.Height), input);
            network.Predict(input, painted);
            for (int i = 0; i < painted.Length; i++)
                picture.Pixels[i] = (byte)MathF.Round(255 * painted[i]);
            string file = Path.Combine(output, Path.GetFileNameWithoutExtension(path) + "-painted.png");
            picture.SavePng(file);
            Console.WriteLine($"written: {file}");
        }

        (double seconds, long bytes) = Measure(() => network.Predict(input, painted), frames);
        Console.WriteLine($"{1 / seconds:F1} frames a second (the median), threads: {threads}; {bytes} bytes a frame");
        return 0;
    }

    /// <summary>The median time of a call, and the bytes that it allocates, once the code is compiled for good.</summary>
    private static (double Seconds, long Bytes) Measure(Action predict, int frames)
    {
        var seconds = new double[frames];
        for (int frame = 0; frame < frames; frame++)
            predict();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int frame = 0; frame < frames; frame++)
        {
            long start = Stopwatch.GetTimestamp();
            predict();
            seconds[frame] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Array.Sort(seconds);
        return (seconds[frames / 2], bytes / frames);
    }
}
