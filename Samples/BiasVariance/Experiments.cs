using Samples.Training;
using Unroll;

namespace Samples.BiasVariance;

/// <summary>The three experiments: each trains some networks and gives their courses.</summary>
internal sealed class Experiments(ImageSets sets, BiasVarianceSettings settings, CancellationToken stop)
{
    private static readonly int[] Counts = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

    private readonly ImageTriple few = ImageTriple.First(sets, Math.Min(settings.Images, sets.Train.Count));

    /// <summary>Ever more hidden units, on few images.</summary>
    public IReadOnlyList<Course> BySize()
    {
        var courses = new List<Course>();
        Add(courses, "1", new Hidden1(settings.Seed), few);
        Add(courses, "2", new Hidden2(settings.Seed), few);
        Add(courses, "4", new Hidden4(settings.Seed), few);
        Add(courses, "8", new Hidden8(settings.Seed), few);
        Add(courses, "16", new Hidden16(settings.Seed), few);
        Add(courses, "32", new Hidden32(settings.Seed), few);
        Add(courses, "64", new Hidden64(settings.Seed), few);
        Add(courses, "256", new Hidden256(settings.Seed), few);
        return courses;
    }

    /// <summary>Ever more images, up to ten times the few, for the largest network.</summary>
    public IReadOnlyList<Course> ByImages()
    {
        var courses = new List<Course>();
        foreach (int count in Counts.Where(count => count <= 10 * settings.Images && count <= sets.Train.Count))
            Add(courses, $"{count}", new Hidden256(settings.Seed), ImageTriple.First(sets, count));
        return courses;
    }

    /// <summary>The largest network on few images, with each remedy.</summary>
    public IReadOnlyList<Course> ByRemedy()
    {
        var courses = new List<Course>();
        Add(courses, "nothing", new Hidden256(settings.Seed), few);
        Add(courses, "L2", new WithL2(settings.Seed), few);
        Add(courses, "L1", new WithL1(settings.Seed), few);
        Add(courses, "dropout", new WithDropout(settings.Seed), few);
        Add(courses, "stopped early", new Hidden256(settings.Seed), few, stopsEarly: true);
        return courses;
    }

    private void Add(List<Course> courses, string name, Network network, ImageTriple images, bool stopsEarly = false)
    {
        if (stop.IsCancellationRequested)
            network.Dispose();
        else if (Course.Of(name, network, images, settings, stop, stopsEarly) is { } course)
            courses.Add(course);
    }
}
