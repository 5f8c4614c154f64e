using System.Globalization;
using Unroll.Operations.Tests.Reference;
using Xunit.Abstractions;

namespace Unroll.Operations.Tests;

/// <summary>
/// How far a value that is no number, or is huge, reaches beyond the outputs that read it: nowhere with direct sums and tiles of 2 x 2
/// outputs, through the whole of larger tiles. docs/language.md tells the figures. The layers are those of <see cref="AccuracyTests"/>.
/// </summary>
public class SpreadTests(ITestOutputHelper output)
{
    private const float Huge = 1e6f;

    /// <summary>
    /// The most output pixels that one NaN of the input makes NaN, wherever it stands, and the most of them that read it.
    /// </summary>
    [Theory]
    [InlineData("DirectTwelve", 9, 9)]
    [InlineData("DirectStride", 4, 4)]
    [InlineData("DirectFiveTaps", 25, 25)]
    [InlineData("DirectSevenTaps", 16, 16)]
    [InlineData("SquaresOfTwo", 9, 9)]
    [InlineData("SquaresOfFour", 25, 9)]
    [InlineData("FiveTaps", 25, 25)]
    [InlineData("StrideOfThree", 9, 4)]
    [InlineData("StrideOfFive", 25, 4)]
    [InlineData("SevenTaps", 36, 16)]
    public void A_NaN_reaches_the_tiles_that_read_it(string name, int reached, int reading)
    {
        using var layer = new Probe(name);
        (int most, int mostReading) = (0, 0);
        foreach ((int row, int column) in layer.Pixels())
        {
            float[] result = layer.PredictWith(row, column, float.NaN);
            int[] pixels = [.. layer.Outputs().Where(pixel => HasNaN(layer.At(result, pixel)))];
            int[] readers = [.. layer.Outputs().Where(pixel => layer.Reads(pixel, row, column))];
            Assert.Subset(pixels.ToHashSet(), readers.ToHashSet());
            (most, mostReading) = (Math.Max(most, pixels.Length), Math.Max(mostReading, readers.Length));
        }

        output.WriteLine($"{name}: {most} output pixels are NaN, {mostReading} read the NaN");
        Assert.Equal((reached, reading), (most, mostReading));
    }

    /// <summary>
    /// The largest error that one input of a million among those of unit variance makes in outputs that do not read it, wherever it stands:
    /// at most twice what was measured. 0: they have the very bits that they have without it.
    /// </summary>
    [Theory]
    [InlineData("DirectTwelve", 0)]
    [InlineData("DirectStride", 0)]
    [InlineData("DirectFiveTaps", 0)]
    [InlineData("DirectSevenTaps", 0)]
    [InlineData("SquaresOfTwo", 0)]
    [InlineData("SquaresOfFour", 5.3)]
    [InlineData("FiveTaps", 0)]
    [InlineData("StrideOfThree", 0.62)]
    [InlineData("StrideOfFive", 9)]
    [InlineData("SevenTaps", 2.9)]
    public void A_huge_value_errs_in_the_tiles_that_read_it(string name, double bound)
    {
        using var layer = new Probe(name);
        (double largest, double squares, int count) = (0, 0, 0);
        foreach ((int row, int column) in layer.Pixels())
        {
            float[] result = layer.PredictWith(row, column, Huge);
            foreach (int pixel in layer.Outputs().Where(pixel => !layer.Reads(pixel, row, column)))
            {
                ReadOnlySpan<float> here = layer.At(result, pixel), without = layer.At(layer.Without, pixel);
                if (here.SequenceEqual(without))
                    continue;
                for (int filter = 0; filter < here.Length; filter++)
                {
                    double error = Math.Abs(here[filter] - layer.Expected[(pixel * AccuracyTests.Channels) + filter].Value);
                    (largest, squares, count) = (Math.Max(largest, error), squares + (error * error), count + 1);
                }
            }
        }

        double mean = Math.Sqrt(squares / Math.Max(count, 1));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: largest {largest:G3} = {largest / Huge:G2} of the value, root mean square {mean:G3}"));
        Assert.InRange(largest, 0, bound);
    }

    private static bool HasNaN(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
            if (float.IsNaN(value))
                return true;
        return false;
    }

    /// <summary>One layer, one sample of unit variance, and what comes of it with one value changed.</summary>
    private sealed class Probe : IDisposable
    {
        private readonly AccuracyTests.Layer layer;
        private readonly NetworkDriver driver;
        private readonly Network generated;
        private readonly float[] image;
        private readonly int before;
        private readonly int side;

        public Probe(string name)
        {
            layer = AccuracyTests.Layers.Single(candidate => candidate.Name == name);
            ReferenceNetwork network = AccuracyTests.Declare(layer);
            driver = AccuracyTests.Compiled.Value.Get(name);
            generated = Comparison.Create(network, driver);
            Minibatch batch = AccuracyTests.Normal(network, 1, Numbers.Of("sample of " + name));
            image = batch.Inputs[0];
            Expected = ReferenceRun.Evaluate(network, batch).Outputs[0];
            (before, _, side) = Pad.AsSame.Along(true, layer.Size, layer.Taps, layer.Stride);
            Without = PredictWith(0, 0, image[0]);
        }

        /// <summary>The outputs in double precision, with nothing changed.</summary>
        public Bounded[] Expected { get; }

        /// <summary>The outputs with nothing changed.</summary>
        public float[] Without { get; }

        public IEnumerable<(int Row, int Column)> Pixels() =>
            from row in Enumerable.Range(0, layer.Size)
            from column in Enumerable.Range(0, layer.Size)
            select (row, column);

        public IEnumerable<int> Outputs() => Enumerable.Range(0, side * side);

        /// <summary>The outputs with another value in one channel of a pixel.</summary>
        public float[] PredictWith(int row, int column, float value)
        {
            float[] changed = [.. image];
            changed[((row * layer.Size) + column) * AccuracyTests.Channels] = value;
            float[][] outputs = Comparison.Guarded([Expected.Length]);
            driver.Predict(generated, [changed], outputs);
            return outputs[0][DriverText.Guard..^DriverText.Guard];
        }

        /// <summary>The values of all filters at an output pixel.</summary>
        public ReadOnlySpan<float> At(float[] outputs, int pixel) => outputs.AsSpan(pixel * AccuracyTests.Channels, AccuracyTests.Channels);

        /// <summary>Whether an output pixel reads an input pixel.</summary>
        public bool Reads(int pixel, int row, int column) => Covers(pixel / side, row) && Covers(pixel % side, column);

        public void Dispose() => generated.Dispose();

        private bool Covers(int at, int place) =>
            place >= (at * layer.Stride) - before && place < (at * layer.Stride) - before + layer.Taps;
    }
}
