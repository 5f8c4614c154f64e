using System.Globalization;
using Microsoft.CodeAnalysis;
using Unroll.Operations.Tests.Reference;
using Xunit.Abstractions;

namespace Unroll.Operations.Tests;

/// <summary>
/// What Winograd's filtering costs in accuracy: a layer of 64 channels and 64 filters, inputs of unit variance, He's weights, against the
/// reference in double precision. docs/language.md tells the figures.
/// </summary>
public class AccuracyTests(ITestOutputHelper output)
{
    internal const int Channels = 64;
    private const int Samples = 16;

    internal static readonly Layer[] Layers =
    [
        new("SquaresOfTwo", 6, 3, "F2"), new("SquaresOfFour", 12, 3, "F4"),
        new("FiveTaps", 12, 5, "F2"), new("DirectFiveTaps", 12, 5),
        new("StrideOfThree", 18, 3, "F3") { Stride = 2 }, new("StrideOfFive", 40, 3, "F5") { Stride = 2 },
        new("SevenTaps", 18, 7, "F3") { Stride = 2 }, new("DirectSevenTaps", 18, 7) { Stride = 2 },
        new("DirectSix", 6, 3), new("DirectTwelve", 12, 3), new("DirectStride", 10, 3) { Stride = 2 },
    ];

    internal static readonly Lazy<CompiledNetworks> Compiled = new(() => CompiledNetworks.Compile([.. Layers.Select(Declare)]));

    /// <summary>Bounds of the root mean square of the errors, relative to that of what is computed, in units of 2^-24: about twice what was
    /// measured.</summary>
    [Theory]
    [InlineData("DirectSix", 14, 10)]
    [InlineData("DirectTwelve", 14, 10)]
    [InlineData("SquaresOfTwo", 10, 8)]
    [InlineData("SquaresOfFour", 60, 32)]
    [InlineData("FiveTaps", 65, 63)]
    [InlineData("DirectFiveTaps", 22, 15)]
    [InlineData("StrideOfThree", 17, 10)]
    [InlineData("StrideOfFive", 100, 28)]
    [InlineData("DirectStride", 14, 10)]
    [InlineData("SevenTaps", 82, 56)]
    [InlineData("DirectSevenTaps", 31, 24)]
    public void Errors_are_small_beside_what_is_computed(string name, double forward, double weights)
    {
        ReferenceNetwork network = Declare(Layers.Single(layer => layer.Name == name));
        NetworkDriver driver = Compiled.Value.Get(name);
        using Network generated = Comparison.Create(network, driver);
        Minibatch batch = Normal(network, Samples, Numbers.Of("samples of " + name));
        ReferenceRun run = ReferenceRun.Train(network, batch);

        float[][] outputs = Comparison.Guarded([run.Outputs[0].Length]);
        driver.PredictMany(generated, batch.Inputs, outputs, batch.Count);
        driver.ComputeGradients(generated, batch.Inputs, batch.Targets, batch.Count);
        var gradient = new float[network.Parameters[0].Values.Length];
        generated.Parameters["scored.weights"].CopyGradientTo(gradient);

        Assert.InRange(Error($"{name}, outputs", run.Outputs[0], outputs[0][DriverText.Guard..^DriverText.Guard]), 0, forward);
        Assert.InRange(Error($"{name}, gradient of the weights", run.Gradients[0], gradient), 0, weights);
    }

    [Fact]
    public void The_layers_are_computed_as_they_are_named()
    {
        Compilation compilation = NetworkCompiler.Prepare([.. Layers.Select(Declare)]);
        foreach (Layer layer in Layers)
            Assert.Equal(layer.Tiles ?? "direct",
                WinogradChoiceTests.Convolution(WinogradChoiceTests.PlanOf(compilation, layer.Name).Training!.Forward));
    }

    internal static ReferenceNetwork Declare(Layer layer)
    {
        ReferenceNetwork network = new ReferenceNetwork(layer.Name) { Exact = layer.Tiles is null }
            .Input("image", layer.Size, layer.Size, Channels)
            .Stage("scored", new Conv(layer.Taps, layer.Taps, Channels) { Stride = layer.Stride, Pad = Pad.AsSame },
                new MeanSquaredError());
        Numbers numbers = Numbers.Of("weights of " + layer.Name);
        double[] weights = network.Parameters[0].Values;
        for (int i = 0; i < weights.Length; i++)
            weights[i] = (float)(Normal(numbers) * Math.Sqrt(2.0 / (layer.Taps * layer.Taps * Channels)));
        return network;
    }

    /// <summary>Inputs and targets of the normal distribution.</summary>
    internal static Minibatch Normal(ReferenceNetwork network, int samples, Numbers numbers)
    {
        Minibatch batch = Minibatch.Draw(network, samples, numbers);
        foreach (float[] values in batch.Inputs.Concat(batch.Targets))
            for (int i = 0; i < values.Length; i++)
                values[i] = (float)Normal(numbers);
        return batch;
    }

    /// <param name="Tiles">The tiles in which it is computed forward; null for directly.</param>
    internal sealed record Layer(string Name, int Size, int Taps, string? Tiles = null)
    {
        public int Stride { get; init; } = 1;
    }

    /// <summary>A number of the normal distribution, by Box and Muller.</summary>
    private static double Normal(Numbers numbers) =>
        Math.Sqrt(-2 * Math.Log((numbers.Below(1 << 24) + 1.0) / (1 << 24))) * Math.Cos(2 * Math.PI * numbers.Below(1 << 24) / (1 << 24));

    /// <summary>The root mean square of the errors relative to that of the values, in units of 2^-24.</summary>
    private double Error(string what, Bounded[] expected, float[] actual)
    {
        double size = Math.Sqrt(expected.Average(value => value.Value * value.Value));
        double[] errors = [.. expected.Select((value, i) => Math.Abs(actual[i] - value.Value) / size / Bounded.UnitRoundoff)];
        double mean = Math.Sqrt(errors.Average(error => error * error));
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{what}: root mean square {mean:F2}, largest {errors.Max():F1} units of 2^-24"));
        return mean;
    }
}
