using System.CommandLine;
using System.Diagnostics;
using Samples.Classic;
using Samples.Training;
using Unroll.Benchmarks.Measuring;
using Unroll.Vision;

namespace Unroll.Benchmarks.Pictures;

/// <summary>The command that measures how fast a folder of pictures is read; torchvision_loader.py does the same with
/// torchvision.</summary>
internal static class PicturesCommand
{
    private const int Side = 224, Shorter = 256, BatchSize = 32;

    public static Command Command()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "A folder with a folder of pictures for each class. Where there is none, 500 JPEG files of 500 x 375 pixels "
                + "are made there.",
        };
        var rounds = new Option<int>("--rounds") { Description = "Times that all pictures are read.", DefaultValueFactory = _ => 5 };
        var command = new Command(
            "pictures", "Measures the pictures a second that a folder gives, resized and normalized as for ImageNet, by threads.")
        {
            folder, rounds,
        };
        command.SetAction(result => Run(result.GetValue(folder)!, Math.Max(1, result.GetValue(rounds))));
        return command;
    }

    private static int Run(string folder, int rounds)
    {
        using var interruption = new Interruption();
        if (!Directory.Exists(folder))
            MadePictures.Write(folder, interruption.Token);
        var options = new PictureFolderOptions(Side, Side) { ShorterSide = Shorter, Normalization = PictureNormalization.ImageNet };
        var pictures = new PictureFolder(folder, options);
        Console.WriteLine($"processor=\"{Machine.Processor}\" isa={Machine.Path} pictures={pictures.Count} batch={BatchSize}");
        PrintParts(pictures, interruption.Token);
        for (int threads = 1; threads <= Environment.ProcessorCount; threads *= 2)
        {
            using var loader = new BatchLoader(ResNet18.Description, pictures.With(options with { Threads = threads }), BatchSize);
            var seconds = new List<double>();
            double bytes = 0;
            for (int round = 0; round <= rounds; round++)   // the first warms up
            {
                long before = GC.GetTotalAllocatedBytes(precise: true), start = Stopwatch.GetTimestamp();
                ReadAll(loader, interruption.Token);
                if (round > 0)
                    seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                bytes = (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / pictures.Count;
            }

            double second = Statistics.Median(seconds);
            Console.WriteLine(FormattableString.Invariant(
                $"threads={threads} pictures_a_second={pictures.Count / second:F1} ms_a_picture={1000 * second / pictures.Count:F2} ")
                + FormattableString.Invariant($"bytes_a_picture={bytes:F0}"));
        }

        return 0;
    }

    /// <summary>All mini-batches of a set, as a training of ResNet-18 takes them, but at once.</summary>
    private static void ReadAll(BatchLoader loader, CancellationToken stop)
    {
        loader.Begin(epoch: 0);
        while (loader.Next() is not null)
            stop.ThrowIfCancellationRequested();
    }

    /// <summary>What each step takes, of the first pictures, on one thread.</summary>
    private static void PrintParts(PictureFolder pictures, CancellationToken stop)
    {
        const int Pictures = 100;
        var resizer = new Resizer();
        float[] row = new float[Side * Side * 3];
        var middle = new Picture(Side, Side);
        double decoding = 0, resizing = 0, normalizing = 0;
        int count = Math.Min(Pictures, pictures.Count);
        for (int i = 0; i < count; i++)
        {
            string path = pictures.Path(i);
            stop.ThrowIfCancellationRequested();
            long start = Stopwatch.GetTimestamp();
            Picture picture = Picture.Read(path);
            double decoded = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            int longer = Shorter * Math.Max(picture.Height, picture.Width) / Math.Min(picture.Height, picture.Width);
            var resized = picture.Height <= picture.Width ? new Picture(Shorter, longer) : new Picture(longer, Shorter);
            start = Stopwatch.GetTimestamp();
            resizer.Resize(picture, resized);
            resized.CenterCrop(middle);
            double fitted = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
            PictureNormalization.ImageNet.Write(middle, row);
            normalizing += Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            (decoding, resizing) = (decoding + decoded, resizing + fitted);
        }

        Console.WriteLine(FormattableString.Invariant(
            $"decoding_ms={decoding / count:F2} resizing_ms={resizing / count:F2} normalizing_ms={normalizing / count:F2}"));
    }
}
