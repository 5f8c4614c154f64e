using Acme.Vision.Small;

namespace Acme.Vision.Tests;

/// <summary>Outputs are written while inputs are still read, so they must not lie in the same memory; beside each other they may.</summary>
public class OverlapTests
{
    private const int Input = Noise.ImageLength;
    private const int Output = Noise.Classes;

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(Input - 1)]
    public void An_output_over_an_input_is_refused_by_both_names(int first)
    {
        float[] memory = Memory(1);
        using var network = new LeNet5(seed: 1);
        using LeNet5.Session session = network.CreateSession();
        float[] before = [.. memory];
        AssertNames("image", "digit", () => network.Predict(memory.AsSpan(0, Input), memory.AsSpan(first, Output)));
        AssertNames("image", "digit", () => network.Predict(memory.AsSpan(0, Input), memory.AsSpan(first, Output), 1));
        AssertNames("image", "digit", () => session.Predict(memory.AsSpan(0, Input), memory.AsSpan(first, Output)));
        AssertNames("image", "digit", () => session.Predict(memory.AsSpan(0, Input), memory.AsSpan(first, Output), 1));
        Assert.Equal(before, memory);
    }

    [Fact]
    public void An_output_over_the_samples_of_another_is_refused()
    {
        float[] memory = Memory(2);
        using var network = new LeNet5(seed: 1);
        AssertNames("image", "digit", () => network.Predict(memory.AsSpan(0, 2 * Input), memory.AsSpan((2 * Input) - 5, 2 * Output), 2));
    }

    [Fact]
    public void Neighbors_in_one_array_are_as_good_as_arrays_of_their_own()
    {
        using var network = new LeNet5(seed: 1);
        float[] memory = Memory(2), expected = new float[2 * Output];
        network.Predict(memory.AsSpan(0, 2 * Input), expected, 2);
        network.Predict(memory.AsSpan(0, 2 * Input), memory.AsSpan(2 * Input, 2 * Output), 2);
        Assert.Equal(expected, memory[(2 * Input)..]);

        // The output before the input.
        float[] turned = [.. new float[Output], .. Memory(1)];
        network.Predict(turned.AsSpan(Output, Input), turned.AsSpan(0, Output));
        Assert.Equal(expected[..Output], turned[..Output]);
    }

    [Fact]
    public void Each_output_is_held_against_each_input()
    {
        var shared = new float[24];
        var kind = new float[4];
        using var network = new Models.Siamese(seed: 1);
        AssertNames("checked", "kind",
            () => network.Predict(shared.AsSpan(0, 6), shared.AsSpan(6, 6), shared.AsSpan(20, 1), shared.AsSpan(9, 4)));
        AssertNames("left", "same", () => network.Predict(shared.AsSpan(0, 6), shared.AsSpan(6, 6), shared.AsSpan(5, 1), kind));
        network.Predict(shared.AsSpan(0, 6), shared.AsSpan(6, 6), shared.AsSpan(12, 1), shared.AsSpan(13, 4));

        // Inputs are only read: they may be the same memory.
        network.Predict(shared.AsSpan(0, 6), shared.AsSpan(3, 6), shared.AsSpan(12, 1), kind);
    }

    [Fact]
    public void Outputs_over_each_other_are_refused_by_both_names()
    {
        var left = new float[6];
        var shared = new float[24];
        using var network = new Models.Siamese(seed: 1);
        using Models.Siamese.Session session = network.CreateSession();
        AssertNames("same", "kind", () => network.Predict(left, left, shared.AsSpan(0, 1), shared.AsSpan(0, 4)));
        AssertNames("same", "kind", () => session.Predict(left, left, shared.AsSpan(3, 1), shared.AsSpan(0, 4), 1));
        AssertNames("same", "kind", () => network.Predict(new float[12], new float[12], shared.AsSpan(6, 2), shared.AsSpan(0, 8), 2));
        Assert.All(shared, value => Assert.Equal(0, value));
        network.Predict(left, left, shared.AsSpan(4, 1), shared.AsSpan(0, 4));
    }

    private static float[] Memory(int count) => [.. Noise.Images(count), .. new float[count * Output]];

    private static void AssertNames(string input, string output, Action predict)
    {
        var error = Assert.Throws<ArgumentException>(predict);
        Assert.Equal(output, error.ParamName);
        Assert.Contains($"'{input}'", error.Message);
        Assert.Contains($"'{output}'", error.Message);
    }
}
