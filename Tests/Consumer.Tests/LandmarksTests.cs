using Unroll;

namespace Acme.Vision.Tests;

/// <summary>Points of which some are hidden: the loss by its formula in double precision, its slopes, and what is refused.</summary>
public class LandmarksTests
{
    private const int Count = 4, Points = 3, Length = 3 * Points;
    private const double Beta = 0.5, PointWeight = 2;

    [Fact]
    public void Of_a_hidden_point_only_that_counts()
    {
        using var network = new PointFinder(seed: 3);
        float[] numbers = Numeric.Random(Count * 6, 1), found = new float[Count * Length], targets = Targets();
        network.Predict(numbers, found, Count);
        double expected = 0;
        int far = 0;
        for (int i = 0; i < found.Length; i += 3)
        {
            double loss = Math.Log(1 + Math.Exp(targets[i + 2] == 1 ? -found[i + 2] : found[i + 2]));
            for (int place = i; place < i + 2 && targets[i + 2] == 1; place++)
            {
                double difference = Math.Abs((double)found[place] - targets[place]);
                loss += PointWeight * (difference < Beta ? difference * difference / (2 * Beta) : difference - (Beta / 2));
                far += difference < Beta ? 0 : 1;
            }

            expected += loss / (Count * Points);
        }

        Assert.InRange(far, 1, (Count * Points) - 1);
        Assert.Equal(expected, network.Evaluate(numbers, targets, Count), 1e-5);
        Assert.Equal(expected, network.ComputeGradients(numbers, targets, Count), 1e-5);
        Numeric.AssertSlopes(network, () => network.Evaluate(numbers, targets, Count));

        // Where a hidden point is changes nothing.
        float[] gradients = network.Gradients.ToArray();
        targets[Length + 3] += 10;
        Assert.Equal(0, targets[Length + 5]);
        network.ComputeGradients(numbers, targets, Count);
        Assert.Equal(gradients, network.Gradients.ToArray());
    }

    [Theory]
    [InlineData(2, 0.5f, "0.5 for whether point 0 is visible")]
    [InlineData(8, -1f, "-1 for whether point 2 is visible")]
    [InlineData(4, float.NaN, "position 4")]
    public void Targets_of_no_meaning_are_refused(int place, float number, string told)
    {
        using var network = new PointFinder(seed: 3);
        float[] targets = Targets();
        targets[Length + place] = number;

        string message = Assert.Throws<ArgumentException>(() => network.ComputeGradients(new float[Count * 6], targets, Count)).Message;

        Assert.Contains("Sample 1 ", message, StringComparison.Ordinal);
        Assert.Contains(told, message, StringComparison.Ordinal);
    }

    // Sample 1 has its second point hidden, and so has every other sample.
    private static float[] Targets()
    {
        float[] targets = Numeric.Random(Count * Length, 2);
        for (int i = 2; i < targets.Length; i += 3)
            targets[i] = i / 3 % 2 == 1 || i / Length == 1 && i % Length == 2 ? 1 : 0;
        targets[Length + 5] = 0;
        return targets;
    }
}
