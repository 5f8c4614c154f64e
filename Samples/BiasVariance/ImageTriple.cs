using Samples.Training;
using Unroll;

namespace Samples.BiasVariance;

/// <summary>Images to learn from, to choose by, and to test with.</summary>
internal sealed record ImageTriple(SampleSource Train, SampleSource Dev, SampleSource Test)
{
    /// <summary>All images of some sets, but only the first of the training images.</summary>
    public static ImageTriple First(ImageSets sets, int count) =>
        new(sets.Train.Select([.. Enumerable.Range(0, count)]), sets.Dev, sets.Test);
}
