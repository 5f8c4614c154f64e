using System.Runtime.InteropServices;
using Unroll.Vision;

namespace Unroll.Benchmarks.Suppression;

/// <summary>What a detector gives before suppression: crowds of boxes around things, of many classes.</summary>
internal sealed class DrawnDetections
{
    /// <param name="count">The boxes.</param>
    /// <param name="classes">The classes, each as often as any other.</param>
    public DrawnDetections(int count, int classes)
    {
        var random = new Random(1);
        (Boxes, Scores, Classes) = (new Box[count], new float[count], new int[count]);
        for (int i = 0; i < count; i++)
        {
            // Of a thing in a picture of 640 x 640 about ten boxes tell, which lie a little apart.
            var thing = new Random(i / (10 * classes) + (1000 * (i % classes)));
            double width = 20 + (200 * thing.NextDouble()), height = 20 + (200 * thing.NextDouble());
            double x = (640 * thing.NextDouble()) + (0.2 * width * (random.NextDouble() - 0.5));
            double y = (640 * thing.NextDouble()) + (0.2 * height * (random.NextDouble() - 0.5));
            Boxes[i] = Box.FromCenter((float)x, (float)y, (float)width, (float)height);
            (Scores[i], Classes[i]) = (random.NextSingle(), i % classes);
        }
    }

    public Box[] Boxes { get; }

    public float[] Scores { get; }

    public int[] Classes { get; }

    /// <summary>Writes them for another program: each box as left, top, right, bottom, score and class, in floats.</summary>
    public void Write(string path)
    {
        float[] rows = new float[6 * Boxes.Length];
        for (int i = 0; i < Boxes.Length; i++)
        {
            MemoryMarshal.Cast<Box, float>(Boxes.AsSpan(i, 1)).CopyTo(rows.AsSpan(6 * i));
            (rows[(6 * i) + 4], rows[(6 * i) + 5]) = (Scores[i], Classes[i]);
        }

        File.WriteAllBytes(path, MemoryMarshal.AsBytes(rows.AsSpan()).ToArray());
    }
}
