using Unroll;

namespace Samples.Adversarial;

/// <summary>
/// The fast gradient sign method: every pixel takes one step of the same size in the direction in which the loss grows (Goodfellow, Shlens,
/// Szegedy, "Explaining and Harnessing Adversarial Examples", 2015, section 4).
/// </summary>
internal sealed class FastGradientSign
{
    private const int BatchSize = 100;
    private readonly AttackedLeNet5 network;
    private readonly DataSet set;
    private readonly float[] signs;
    private readonly int length;

    /// <summary>Finds the direction of every picture.</summary>
    /// <param name="network">The network that is attacked.</param>
    /// <param name="set">The pictures, with pixels from 0 to 1.</param>
    public FastGradientSign(AttackedLeNet5 network, DataSet set)
    {
        (this.network, this.set, length) = (network, set, set.InputLength());
        signs = new float[set.Count * length];
        var images = new float[BatchSize * length];
        var labels = new int[BatchSize];
        for (int first = 0; first < set.Count; first += BatchSize)
        {
            int count = Math.Min(BatchSize, set.Count - first);
            for (int i = 0; i < count; i++)
            {
                set.Input(first + i).CopyTo(images.AsSpan(i * length));
                labels[i] = set.Label(first + i);
            }

            Span<float> gradient = signs.AsSpan(first * length, count * length);
            network.ComputeGradients(images.AsSpan(0, count * length), labels.AsSpan(0, count), count, gradient);
            foreach (ref float slope in gradient)
                slope = Math.Sign(slope);
        }
    }

    /// <summary>A picture after a step of a size.</summary>
    public float[] Picture(int sample, float step)
    {
        float[] picture = set.Input(sample).ToArray();
        for (int i = 0; i < picture.Length; i++)
            picture[i] = Math.Clamp(picture[i] + (step * signs[(sample * length) + i]), 0, 1);
        return picture;
    }

    /// <summary>What the network takes a picture for after a step of a size.</summary>
    public int Predict(int sample, float step)
    {
        Span<float> scores = stackalloc float[10];
        network.Predict(Picture(sample, step), scores);
        return Accuracy.ArgMax(scores);
    }

    /// <summary>The share of pictures that are still recognized after a step of a size.</summary>
    public double AccuracyAfter(float step)
    {
        int right = 0;
        for (int sample = 0; sample < set.Count; sample++)
            right += Predict(sample, step) == set.Label(sample) ? 1 : 0;
        return (double)right / set.Count;
    }
}
