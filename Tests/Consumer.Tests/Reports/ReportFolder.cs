using Acme.Vision;
using Unroll;

namespace Acme.Vision.Tests.Reports;

/// <summary>A folder of a test's own, and samples.</summary>
public abstract class ReportFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-report-").FullName;

    protected string Path(string name = "report.html") => System.IO.Path.Combine(_folder, name);

    /// <summary>Pictures of 10 x 12 pixels in three kinds: noise with a bright band, that is above, in the middle or below.</summary>
    protected static DataSet Bands(int count)
    {
        var random = new Random(5);
        float[] pixels = new float[count * 120];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = random.Next(3);
            for (int pixel = 0; pixel < 120; pixel++)
                pixels[(i * 120) + pixel] = (float)random.NextDouble() + (pixel / 40 == labels[i] ? 0.25f : 0);
        }

        return new DataSet(pixels, labels);
    }

    /// <summary>Vectors of six numbers, whose kind is that of the largest of the first three.</summary>
    protected static DataSet Largest(int count)
    {
        var random = new Random(6);
        float[] numbers = [.. Enumerable.Range(0, count * 6).Select(_ => (float)((2 * random.NextDouble()) - 1))];
        return new DataSet(numbers, [.. Enumerable.Range(0, count).Select(i => Accuracy.ArgMax(numbers.AsSpan(i * 6, 3)))]);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
