using Unroll;

namespace Acme.Vision.Tests;

/// <summary>Random numbers, and derivatives by finite differences.</summary>
internal static class Numeric
{
    public static float[] Random(int length, int seed, float scale = 1)
    {
        var random = new Random(seed);
        var numbers = new float[length];
        for (int i = 0; i < length; i++)
            numbers[i] = scale * ((2 * random.NextSingle()) - 1);
        return numbers;
    }

    /// <summary>The derivative of a loss by one number, from values a step before and behind it.</summary>
    public static double Slope(float[] numbers, int place, Func<double> loss, float step = 4e-3f)
    {
        float kept = numbers[place];
        numbers[place] = kept + step;
        double above = loss(), high = numbers[place];
        numbers[place] = kept - step;
        double below = loss(), low = numbers[place];
        numbers[place] = kept;
        return (above - below) / (high - low);
    }

    /// <summary>Asserts that gradients are the slopes of a loss, but where a rectifier or a pooling has a corner within a step.</summary>
    public static void AssertSlopes(float[] numbers, ReadOnlySpan<float> gradients, Func<double> loss, int every, double tolerance)
    {
        int compared = 0, corners = 0;
        for (int place = 0; place < numbers.Length; place += every)
        {
            double wide = Slope(numbers, place, loss), narrow = Slope(numbers, place, loss, 1e-3f);
            if (Math.Abs(wide - narrow) > tolerance)
            {
                corners++;
                continue;
            }

            Assert.Equal(wide, gradients[place], 2 * tolerance);
            compared++;
        }

        Assert.True(compared > 10 * corners, $"{corners} corners beside {compared} places");
    }

    /// <summary>Asserts that two lists of numbers differ by no more than rounding does.</summary>
    public static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = 1e-6;
        foreach (float number in expected)
            largest = Math.Max(largest, Math.Abs(number));
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * largest, $"{what}[{i}]: expected {expected[i]}, came {actual[i]}");
    }

    /// <summary>Compares the gradients of every third parameter with differences of the loss.</summary>
    public static void AssertSlopes(Network network, Func<double> loss, double tolerance = 3e-4)
    {
        float[] gradients = network.Gradients.ToArray();
        foreach (ParameterTensor tensor in network.Parameters)
        {
            float[] values = Noise.Values(tensor);
            int offset = network.Declaration.Parameters.Single(parameter => parameter.Name == tensor.Name).Offset;
            for (int place = 0; place < values.Length; place += 3)
            {
                double slope = Slope(values, place, () =>
                {
                    tensor.CopyFrom(values);
                    return loss();
                });
                tensor.CopyFrom(values);
                Assert.Equal(slope, gradients[offset + place], tolerance * Math.Max(1, Math.Abs(slope)));
            }
        }
    }
}
