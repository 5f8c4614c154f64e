using Unroll;
using Unroll.Tests;

namespace Acme.Vision.Tests;

/// <summary>Operations on two values where they are equal, zero or no number, by their definitions.</summary>
public class DifferenceTests
{
    private const int Length = 5;

    [Fact]
    public void Values_are_those_of_the_formulas()
    {
        float[][] outputs = Predict([1, 0, 2, 3, 0.5f], [3, 0, 2, 0, 0.25f]);
        Assert.Equal([-2, 0, 0, 3, 0.25f], outputs[0]);
        Assert.Equal([3, 0, 2, 3, 0.5f], outputs[1]);
        Assert.Equal([1, 0, 2, 0, 0.25f], outputs[2]);
        Assert.Equal([2, 0, 0, 3, 0.25f], outputs[3]);
        Assert.Equal([1, 0, 0, 3, 0.0625f / 0.75f], outputs[4]);
        Assert.Equal([4 + 9 + 0.0625f], outputs[5]);
    }

    /// <summary>The squared distance of unit vectors at an angle is 2 - 2 cos(angle).</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(80)]
    [InlineData(180)]
    public void The_squared_distance_of_unit_vectors_follows_from_their_angle(double degrees)
    {
        double angle = degrees * Math.PI / 180;
        float[][] outputs = Predict([1, 0, 0, 0, 0], [(float)Math.Cos(angle), 0, 0, 0, (float)Math.Sin(angle)]);
        Assert.Equal(2 - (2 * Math.Cos(angle)), outputs[5][0], 1e-6);
    }

    [Fact]
    public void NaN_in_either_shows()
    {
        for (int place = 0; place < Length; place++)
        {
            foreach (bool first in new[] { true, false })
            {
                float[] p = [1, 2, 3, 4, 5], q = [5, 4, 3, 2, 1];
                (first ? p : q)[place] = float.NaN;
                float[][] outputs = Predict(p, q);
                for (int output = 0; output < 5; output++)
                    for (int i = 0; i < Length; i++)
                        Assert.Equal(i == place, float.IsNaN(outputs[output][i]));
                Assert.True(float.IsNaN(outputs[5][0]));
            }
        }
    }

    /// <summary>0 / 0 is 0, but what is infinite stays so.</summary>
    [Fact]
    public void A_chi_square_difference_is_infinite_where_only_the_sum_is_zero() =>
        Assert.Equal([float.PositiveInfinity, 0, 0, 0, 0], Predict([1, 0, 0, -1, 7], [-1, 0, 0, -1, 7])[4]);

    /// <summary>The largest and the smallest divide the gradient evenly, as torch.maximum and torch.minimum; the differences have
    /// none.</summary>
    [Theory]
    [InlineData(1, 1, 0.5, 0.5, 0.5, 0.5)]
    [InlineData(2, 1, 1, 0, 0, 1)]
    [InlineData(1, 2, 0, 1, 1, 0)]
    public void Equal_values_share_the_gradient(float a, float b, double largestA, double largestB, double smallestA, double smallestB)
    {
        using var network = new EqualFeatures(seed: 1);
        network.Parameters["a.weights"].CopyFrom([a]);
        network.Parameters["b.weights"].CopyFrom([b]);
        float largest = Math.Max(a, b), smallest = Math.Min(a, b), distance = Math.Abs(a - b), relative = distance * distance / (a + b);

        // Of a loss (value - target)² with the target 1 below the value, the gradient of the value is 2.
        float[] gradients = Gradients(network, largest - 1, smallest, distance, relative);
        Assert.Equal([2 * largestA, 2 * largestB], gradients.Select(gradient => (double)gradient));
        gradients = Gradients(network, largest, smallest - 1, distance, relative);
        Assert.Equal([2 * smallestA, 2 * smallestB], gradients.Select(gradient => (double)gradient));
        gradients = Gradients(network, largest, smallest, distance - 1, relative);
        Assert.Equal([2 * Math.Sign(a - b), 2 * Math.Sign(b - a)], gradients.Select(gradient => (double)gradient));
        gradients = Gradients(network, largest, smallest, distance, relative - 1);
        double quotient = (a - b) / (a + b);
        Assert.Equal(2 * ((2 * quotient) - (quotient * quotient)), gradients[0], 1e-6);
        Assert.Equal(2 * ((-2 * quotient) - (quotient * quotient)), gradients[1], 1e-6);
    }

    [Fact]
    public void Training_and_predicting_allocate_nothing_and_do_not_depend_on_threads()
    {
        const int Count = 20, Pixels = 9 * 8 * 2;
        var random = new Random(3);
        float[] left = Noise(Count * Pixels), right = Noise(Count * Pixels), distances = Noise(Count);
        float[] same = [.. Noise(Count).Select(value => value > 0 ? 1f : 0f)];
        float[][] outputs = [new float[Count], new float[Count]];
        using var network = new Excited(seed: 1);
        float[] alone = Step();
        network.Threads = 3;
        Assert.Equal(alone, Step());
        network.Threads = 1;
        Action train = () => network.ComputeGradients(left, right, distances, same, Count);
        Action predict = () => network.Predict(
            left.AsSpan(0, Pixels), right.AsSpan(0, Pixels), outputs[0].AsSpan(0, 1), outputs[1].AsSpan(0, 1));
        train();
        predict();
        Assert.Equal(0, Allocation.Of(train, 10));
        Assert.Equal(0, Allocation.Of(predict, 10));

        float[] Step()
        {
            network.ComputeGradients(left, right, distances, same, Count);
            return network.Gradients.ToArray();
        }

        float[] Noise(int length) => [.. Enumerable.Range(0, length).Select(_ => (2 * random.NextSingle()) - 1)];
    }

    private static float[] Gradients(EqualFeatures network, float largest, float smallest, float distance, float relative)
    {
        network.ComputeGradients([1], [largest], [smallest], [distance], [relative], 1);
        float[] a = new float[1], b = new float[1];
        network.Parameters["a.bias"].CopyGradientTo(a);
        network.Parameters["b.bias"].CopyGradientTo(b);
        return [a[0], b[0]];
    }

    private static float[][] Predict(float[] p, float[] q)
    {
        using var network = new Differences(seed: 1);
        float[][] outputs = [.. Enumerable.Range(0, 6).Select(output => new float[output < 5 ? Length : 1])];
        network.Predict(p, q, outputs[0], outputs[1], outputs[2], outputs[3], outputs[4], outputs[5]);
        return outputs;
    }
}
