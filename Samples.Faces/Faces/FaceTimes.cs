using System.Diagnostics;
using Unroll.Vision;

namespace Samples.Faces;

/// <summary>How long one thread takes.</summary>
internal static class FaceTimes
{
    // The JIT compiler is done with methods after about so many calls.
    private const int Before = 50, Times = 21;

    /// <summary>The medians as a sentence.</summary>
    public static string Measure(FaceFinder finder, FaceReader reader, Picture picture, IReadOnlyList<FoundFace> faces)
    {
        string found = $"one thread: {Median(() => finder.Find(picture)):F1} ms to find the faces, of which the network takes "
            + $"{Median(finder.Predict):F1} and boxes with suppression {Median(() => finder.Boxes(picture)):F2}";
        return faces.Count == 0
            ? found
            : $"{found}; {Median(() => reader.Read(picture, faces[0])):F1} ms to read one, of which its networks take "
                + $"{Median(reader.Predict):F1}";
    }

    /// <summary>The medians of a detector alone.</summary>
    public static string Measure(Action find, Action predict) =>
        $"one thread: {Median(find):F1} ms to find the faces, of which the network takes {Median(predict):F1}";

    private static double Median(Action action)
    {
        for (int i = 0; i < Before; i++)
            action();
        double[] times = new double[Times];
        for (int i = 0; i < Times; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Times / 2];
    }
}
