using Unroll;

namespace Samples.Training;

/// <summary>The images of some classes of a set, their labels counted anew from 0.</summary>
internal static class ClassSubset
{
    /// <summary>All images of the classes, in the order of the set.</summary>
    /// <param name="set">Images with one class each.</param>
    /// <param name="classes">The classes; the first becomes class 0, and so on.</param>
    /// <exception cref="ArgumentException">The set has no image of these classes.</exception>
    public static DataSet Of(DataSet set, ReadOnlySpan<int> classes)
    {
        var images = new List<float>();
        var labels = new List<int>();
        for (int sample = 0; sample < set.Count; sample++)
        {
            int label = classes.IndexOf(set.Label(sample));
            if (label < 0)
                continue;
            images.AddRange(set.Input(sample));
            labels.Add(label);
        }

        if (labels.Count == 0)
            throw new ArgumentException($"The set has no image of the classes {string.Join(", ", classes.ToArray())}.", nameof(classes));
        return new DataSet([.. images], [.. labels]);
    }

    /// <summary>So many images of every class, drawn at random.</summary>
    /// <param name="set">Images of the classes from 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="each">The images of a class.</param>
    /// <param name="seed">The same seed draws the same images; of a class, more images contain the fewer.</param>
    /// <exception cref="ArgumentException">A class has fewer images.</exception>
    public static DataSet Draw(DataSet set, int classes, int each, int seed)
    {
        int[] order = [.. Enumerable.Range(0, set.Count)];
        new Random(seed).Shuffle(order);
        var drawn = new List<int>();
        for (int label = 0; label < classes; label++)
        {
            int[] some = [.. order.Where(sample => set.Label(sample) == label).Take(each)];
            if (some.Length < each)
                throw new ArgumentException($"Class {label} has {some.Length} images; {each} were asked for.", nameof(each));
            drawn.AddRange(some);
        }

        return set.Select([.. drawn]);
    }
}
