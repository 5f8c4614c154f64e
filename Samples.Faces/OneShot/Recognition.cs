using Unroll;
using Unroll.Vision;

namespace Samples.OneShot;

/// <summary>Recognizes an image as of the class of the nearest one that is known.</summary>
/// <param name="descriptors">What is compared of each image: its embedding, or its pixels.</param>
/// <param name="images">The images, with their classes.</param>
internal sealed class Recognition(float[][] descriptors, DataSet images)
{
    private const int MostAsked = 1000;

    /// <summary>The share of images that are recognized, of up to 1,000 that are not known.</summary>
    /// <param name="each">How many images of each class are known.</param>
    /// <param name="seed">Draws those that are known, and those that are asked about: the same for any descriptors.</param>
    public double Accuracy(int each, int seed)
    {
        int[] order = [.. Enumerable.Range(0, images.Count)];
        new Random(seed).Shuffle(order);
        int[] known = [.. order.GroupBy(sample => images.Label(sample)).SelectMany(group => group.Take(each))];
        int[] asked = [.. order.Except(known).Take(MostAsked)];
        return asked.Count(sample => images.Label(Nearest(sample, known)) == images.Label(sample)) / (double)asked.Length;
    }

    private int Nearest(int sample, int[] known) =>
        known.MinBy(other => FaceVerifier.SquaredDistance(descriptors[sample], descriptors[other]));
}
