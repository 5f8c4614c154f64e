using Unroll;
using Unroll.Kernels;

namespace Acme.Vision.Tests;

/// <summary>Networks with the losses of detectors: targets of another length than the value, finite differences, and what is
/// refused.</summary>
public class DetectionLossTests
{
    private const int Count = 5, BoxNumbers = 4 * 5, GridLength = 3 * 4 * 16;

    [Fact]
    public void A_grid_learns_boxes_by_the_slope_of_its_loss()
    {
        using var network = new GridDetector(seed: 3);
        float[] pictures = Numeric.Random(Count * 12 * 16, 1), boxes = Boxes();
        LossDescription loss = network.Declaration.Losses[0];
        Assert.Equal((TargetKind.Boxes, 4, 3, BoxNumbers), (loss.Targets, loss.Boxes, loss.BoxClasses, loss.TargetLength));

        Assert.Equal(network.Evaluate(pictures, boxes, Count), network.ComputeGradients(pictures, boxes, Count), 1e-5);

        // The loss is a sum over the grid, of about 25, so its differences are less exact than those of a mean.
        Numeric.AssertSlopes(network, () => network.Evaluate(pictures, boxes, Count), tolerance: 2e-3);
    }

    [Fact]
    public void Anchors_are_pixels_of_the_input_or_cells()
    {
        float[] pictures = Numeric.Random(Count * 12 * 16, 1), boxes = Boxes(), grids = new float[Count * GridLength];
        using var network = new GridDetector(seed: 3);
        using var older = new OlderGridDetector(seed: 3);
        float[] anchors = [3f / 16, 3f / 12, 6f / 16, 5f / 12, 12f / 16, 9f / 12], cells = [0.75f / 4, 0.75f / 3, 3f / 4, 2.25f / 3];

        network.Predict(pictures, grids, Count);
        Assert.Equal(Mean(new(3, 3, 4, 3, 4, 0.5f), anchors, [0, 2]), network.Evaluate(pictures, boxes, Count), 1e-4);
        older.Predict(pictures, grids, Count);
        Assert.Equal(Mean(new(2, 3, 4, 3, 4, 0.6f), cells, [0, 1]), older.Evaluate(pictures, boxes, Count), 1e-4);

        double Mean(YoloGrid grid, float[] shapes, int[] mask) => Enumerable.Range(0, Count).Average(sample => Losses.YoloLoss(
            ref grids[sample * GridLength], ref boxes[sample * BoxNumbers], GridLength, grid, shapes, mask));
    }

    [Fact]
    public void A_data_set_of_boxes_trains()
    {
        using var network = new GridDetector(seed: 3);
        var set = new DataSet(Count, [Numeric.Random(Count * 12 * 16, 1)], [Boxes()]);
        float before = (float)Evaluation.Run(network, set).Loss;

        new Trainer<GridDetector>(network, new Adam(0.01f)).Fit(set, dev: null, epochs: 30, batchSize: 2);

        Assert.True(Evaluation.Run(network, set).Loss < before / 2);
    }

    [Theory]
    [InlineData(0, 3f, "the class 3 in row 0")]
    [InlineData(0, 0.5f, "the class 0.5 in row 0")]
    [InlineData(5, -2f, "the class -2 in row 1")]
    [InlineData(1, 1.5f, "the center (1.5")]
    [InlineData(2, float.NaN, "the center (")]
    [InlineData(3, 0f, "the size 0 x")]
    [InlineData(4, -0.25f, "x -0.25 in row 0")]
    [InlineData(4, float.PositiveInfinity, "in row 0")]
    public void Boxes_that_are_none_are_refused(int place, float number, string told)
    {
        using var network = new GridDetector(seed: 3);
        float[] pictures = new float[Count * 12 * 16], boxes = Boxes();
        boxes[(2 * BoxNumbers) + place] = number;

        string message = Assert.Throws<ArgumentException>(() => network.ComputeGradients(pictures, boxes, Count)).Message;
        Assert.Contains(told, message, StringComparison.Ordinal);
        Assert.Contains("Sample 2 ", message, StringComparison.Ordinal);
        string ofSet = Assert.Throws<ArgumentException>(
            () => Evaluation.Run(network, new DataSet(Count, [pictures], [boxes]))).Message;
        Assert.Contains(told, ofSet, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_of_the_length_of_the_grid_are_refused()
    {
        using var network = new GridDetector(seed: 3);

        Assert.Throws<ArgumentException>(() => network.ComputeGradients(new float[12 * 16], new float[GridLength], 1));
    }

    [Fact]
    public void Where_there_is_no_object_only_that_counts()
    {
        using var network = new Localizer(seed: 3);
        float[] numbers = Numeric.Random(Count * 6, 1), found = new float[Count * 8], targets = new float[Count * 8];
        network.Predict(numbers, found, Count);
        double expected = 0;
        for (int sample = 0; sample < Count; sample++)
        {
            Span<float> target = targets.AsSpan(sample * 8, 8);
            double[] value = [.. found.AsSpan(sample * 8, 8).ToArray().Select(number => (double)number)];
            target[0] = sample % 2;
            Numeric.Random(4, sample + 5).CopyTo(target[1..]);
            target[5 + (sample % 3)] = 1;
            expected += Math.Log(1 + Math.Exp(sample % 2 == 1 ? -value[0] : value[0])) / Count;
            if (sample % 2 == 0)
                continue;
            for (int i = 1; i < 5; i++)
                expected += 3 * Math.Pow(value[i] - target[i], 2) / Count;
            expected += (Math.Log(value[5..].Sum(Math.Exp)) - value[5 + (sample % 3)]) / Count;
        }

        Assert.Equal(expected, network.Evaluate(numbers, targets, Count), 1e-5);
        Assert.Equal(expected, network.ComputeGradients(numbers, targets, Count), 1e-5);
        Numeric.AssertSlopes(network, () => network.Evaluate(numbers, targets, Count));

        // What follows a 0 changes nothing.
        float[] gradients = network.Gradients.ToArray();
        targets[3] += 10;
        network.ComputeGradients(numbers, targets, Count);
        Assert.Equal(gradients, network.Gradients.ToArray());
    }

    [Theory]
    [InlineData(8, 0.5f, "whether there is an object")]
    [InlineData(9, float.NaN, "position 1")]
    [InlineData(13, 0.5f, "add up to")]
    [InlineData(14, -1f, "the share -1")]
    public void Targets_of_no_meaning_are_refused(int place, float number, string told)
    {
        using var network = new Localizer(seed: 3);
        float[] targets = new float[Count * 8];
        targets[8] = targets[13] = 1;
        targets[place] = number;

        string message = Assert.Throws<ArgumentException>(() => network.ComputeGradients(new float[Count * 6], targets, Count)).Message;

        Assert.Contains("Sample 1 ", message, StringComparison.Ordinal);
        Assert.Contains(told, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated_and_threads_change_no_bit()
    {
        using GridDetector one = new(seed: 3), two = new(seed: 3) { Threads = 2 };
        float[] pictures = Numeric.Random(Count * 12 * 16, 1), boxes = Boxes();
        Assert.Equal(one.ComputeGradients(pictures, boxes, Count), two.ComputeGradients(pictures, boxes, Count));
        Assert.Equal(one.Gradients.ToArray(), two.Gradients.ToArray());

        Assert.Equal(0, Allocation.Of(() => one.ComputeGradients(pictures, boxes, Count), calls: 20));
    }

    private static float[] Boxes()
    {
        float[] boxes = new float[Count * BoxNumbers];
        var random = new Random(7);
        for (int row = 0; row < Count * 4; row++)
        {
            Span<float> box = boxes.AsSpan(row * 5, 5);
            box[0] = row % 4 == 3 ? -1 : random.Next(3);
            (box[1], box[2]) = (random.NextSingle(), random.NextSingle());
            (box[3], box[4]) = (0.1f + (0.7f * random.NextSingle()), 0.1f + (0.7f * random.NextSingle()));
        }

        return boxes;
    }
}
