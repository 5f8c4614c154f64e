using System.Globalization;
using Unroll;

namespace Acme.Vision.Tests;

/// <summary>A picture learned by Gram matrices, features and total variation, beside PyTorch.</summary>
public class StyleLossTests
{
    private static readonly double[] Expected =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Style", "style.txt"))
            .Select(line => double.Parse(line, CultureInfo.InvariantCulture)),
    ];

    [Fact]
    public void The_gradient_of_the_picture_is_that_of_PyTorch()
    {
        using StyleLosses network = Create();
        var gradient = new float[9 * 8 * 3];

        float loss = Compute(network, gradient);

        Assert.Equal(Expected[0], loss, 1e-5 * Expected[0]);
        double largest = Expected.Skip(1).Max(Math.Abs);
        for (int i = 0; i < gradient.Length; i++)
            Assert.Equal(Expected[1 + i], gradient[i], 1e-5 * largest);
    }

    [Fact]
    public void Nothing_is_allocated_after_the_first_call()
    {
        using StyleLosses network = Create();
        var gradient = new float[9 * 8 * 3];
        using var batch = new Batch(network.Declaration, 1);
        Numbers(1, batch.Input(0));
        network.ComputeGradients(batch);

        Assert.Equal(0, Allocation.Of(() => network.ComputeGradients(batch), calls: 5));
    }

    [Fact]
    public void Several_pictures_have_their_own_matrices_on_any_number_of_threads()
    {
        const int Count = 5, Length = 9 * 8 * 3;
        using StyleLosses network = Create();
        float[] pictures = new float[Count * Length], gradients = new float[Count * Length], again = new float[Count * Length];
        Numbers(3, pictures);
        float[] edges = Repeated(8, 18 * 18, Count), content = Repeated(9, 5 * 4 * 5, Count), style = Repeated(10, 5 * 5, Count);
        network.ComputeGradients(pictures, edges, content, style, Count, gradients);
        network.Threads = 3;
        network.ComputeGradients(pictures, edges, content, style, Count, again);
        Assert.Equal(gradients, again);

        var single = new float[Length];
        for (int i = 0; i < Count; i++)
        {
            network.ComputeGradients(pictures.AsSpan(i * Length, Length), edges.AsSpan(0, 18 * 18), content.AsSpan(0, 100),
                style.AsSpan(0, 25), 1, single);
            for (int j = 0; j < Length; j++)
                Assert.Equal(single[j] / Count, gradients[(i * Length) + j], 1e-6);
        }
    }

    /// <summary>A constant picture has no variation; one that is no number shows.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Total_variation_of_what_is_constant_or_no_number(int absolute)
    {
        float[] values = [.. Enumerable.Repeat(0.3f, 4 * 5 * 3)], gradients = new float[values.Length];
        float Variation() => Unroll.Kernels.Losses.TotalVariation(ref values[0], ref gradients[0], 2, values.Length, 4, 5, absolute);
        Assert.Equal(0, Variation());
        Assert.All(gradients, gradient => Assert.Equal(0, gradient));
        Assert.Equal(0, Unroll.Kernels.Losses.TotalVariationLoss(ref values[0], values.Length, 4, 5, absolute));

        values[17] = float.NaN;
        Assert.True(float.IsNaN(Variation()));
        Assert.True(float.IsNaN(gradients[17]));
    }

    private static StyleLosses Create()
    {
        var network = new StyleLosses();
        foreach ((string name, int salt) in new[]
        {
            ("seen.weights", 2), ("seen.bias", 3), ("edges.weights", 4), ("edges.bias", 5), ("content.weights", 6), ("content.bias", 7),
        })
        {
            var values = new float[network.Parameters[name].Length];
            Numbers(salt, values);
            network.Parameters[name].CopyFrom(values);
        }

        return network;
    }

    private static float Compute(StyleLosses network, float[] gradient)
    {
        var picture = new float[gradient.Length];
        Numbers(1, picture);
        return network.ComputeGradients(picture, Repeated(8, 18 * 18, 1), Repeated(9, 5 * 4 * 5, 1), Repeated(10, 5 * 5, 1), 1, gradient);
    }

    private static float[] Repeated(int salt, int length, int count)
    {
        var values = new float[count * length];
        for (int i = 0; i < count; i++)
            Numbers(salt, values.AsSpan(i * length, length));
        return values;
    }

    private static void Numbers(int salt, Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = (((7919 * i) + (104729 * salt)) % 256 - 128) / 256f;
    }
}
