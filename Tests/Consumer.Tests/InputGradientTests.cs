using Unroll;

namespace Acme.Vision.Tests;

/// <summary>Gradients of the loss by inputs: against finite differences, and whatever the network learns.</summary>
public class InputGradientTests
{
    private const int Count = 3;

    [Fact]
    public void They_are_the_slopes_of_the_loss()
    {
        using var network = new Regressor(seed: 3);
        float[] pictures = Numeric.Random(Count * 9 * 8 * 2, 1), targets = Numeric.Random(Count * 5, 2),
            gradient = new float[pictures.Length];
        float loss = network.ComputeGradients(pictures, targets, Count, gradient);
        Assert.Equal(network.Evaluate(pictures, targets, Count), loss, 1e-6f);
        Assert.Contains(gradient, slope => slope != 0);
        Numeric.AssertSlopes(pictures, gradient, () => network.Evaluate(pictures, targets, Count), every: 5, 4e-4);
    }

    [Fact]
    public void Several_inputs_of_a_frozen_network_have_theirs()
    {
        using var network = new FrozenWhole(seed: 3);
        Assert.All(network.Declaration.Parameters, parameter => Assert.True(parameter.Frozen));
        float[] pictures = Numeric.Random(Count * 7 * 6 * 3, 1), numbers = Numeric.Random(Count * 4, 2),
            targets = Numeric.Random(Count * 3, 3);
        float[] ofPictures = new float[pictures.Length], ofNumbers = new float[numbers.Length];
        network.ComputeGradients(pictures, numbers, targets, Count, ofPictures, ofNumbers);
        Assert.Equal(0, network.Gradients.Length);
        for (int place = 0; place < pictures.Length; place += 5)
            Assert.Equal(Numeric.Slope(pictures, place, () => network.Evaluate(pictures, numbers, targets, Count)),
                ofPictures[place], 2e-4);
        for (int place = 0; place < numbers.Length; place++)
            Assert.Equal(Numeric.Slope(numbers, place, () => network.Evaluate(pictures, numbers, targets, Count)), ofNumbers[place], 2e-4);
    }

    [Fact]
    public void A_mini_batch_has_them_too()
    {
        using var network = new Regressor(seed: 3);
        float[] pictures = Numeric.Random(Count * 9 * 8 * 2, 1), targets = Numeric.Random(Count * 5, 2),
            gradient = new float[pictures.Length];
        network.ComputeGradients(pictures, targets, Count, gradient);
        using var batch = new Batch(Regressor.Description, Count);
        pictures.CopyTo(batch.Input(0));
        targets.CopyTo(batch.Targets(0));
        network.ComputeGradients(batch);
        Assert.Equal(gradient, batch.InputGradient(0).ToArray());
    }

    [Fact]
    public void What_is_not_declared_has_none()
    {
        using var batch = new Batch(Backbone.Description, 1);
        Assert.Contains("Gradient = true", Assert.Throws<InvalidOperationException>(() => batch.InputGradient(0).Length).Message);
        using var network = new Regressor(seed: 3);
        Assert.Throws<ArgumentException>(() => network.ComputeGradients(new float[144], new float[5], 1, new float[143]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public void The_number_of_threads_changes_no_bit(int count)
    {
        float[] pictures = Numeric.Random(count * 9 * 8 * 2, 1), targets = Numeric.Random(count * 5, 2);
        float[][] gradients = [new float[pictures.Length], new float[pictures.Length]];
        for (int threads = 1; threads <= 2; threads++)
        {
            using var network = new Regressor(seed: 3) { Threads = threads };
            network.ComputeGradients(pictures, targets, count, gradients[threads - 1]);
        }

        Assert.Equal(gradients[0], gradients[1]);
    }
}
