namespace Unroll.Vision.Tests;

/// <summary>Losses of boxes and their gradients, against torchvision, published numbers and finite differences.</summary>
public sealed class BoxLossTests
{
    private static readonly TorchvisionBoxes Expected = TorchvisionBoxes.Instance;

    private static readonly Box B1 = new(-1, -1, 1, 1), B2 = new(0, 0, 1, 1), B3 = new(0, 1, 1, 2), B4 = new(1, 1, 2, 2);

    public static TheoryData<BoxLoss> Losses => [.. Enum.GetValues<BoxLoss>()];

    private static TorchvisionLoss Numbers(BoxLoss loss) => loss switch
    {
        BoxLoss.GeneralizedIoU => Expected.GeneralizedLoss,
        BoxLoss.DistanceIoU => Expected.DistanceLoss,
        _ => Expected.CompleteLoss,
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void Values_and_gradients_are_those_of_torchvision(BoxLoss loss)
    {
        Box[] boxes = BoxGolden.Boxes(Expected.First), targets = BoxGolden.Boxes(Expected.Second);
        TorchvisionLoss expected = Numbers(loss);
        float[] gradients = new float[4 * boxes.Length], mean = new float[gradients.Length], one = new float[4];
        BoxGolden.Near(expected.Values.Sum(), BoxLosses.Sum(loss, boxes, targets, gradients), 1e-6);
        BoxGolden.Near(expected.Values.Average(), BoxLosses.Mean(loss, boxes, targets, mean), 1e-6);
        Assert.Equal(BoxLosses.Mean(loss, boxes, targets, mean), BoxLosses.Mean(loss, boxes, targets));
        for (int i = 0; i < boxes.Length; i++)
        {
            BoxGolden.Near(expected.Values[i], BoxLosses.Value(loss, boxes[i], targets[i], one), 1e-6, $"pair {i}");
            for (int corner = 0; corner < 4; corner++)
            {
                double slope = expected.Gradients[i][corner];
                BoxGolden.Near(slope, gradients[(4 * i) + corner], 2e-6, $"pair {i}, corner {corner}");
                BoxGolden.Near(slope / boxes.Length, mean[(4 * i) + corner], 2e-6);
                Assert.Equal(one[corner], gradients[(4 * i) + corner]);
            }
        }
    }

    [Fact]
    public void The_numbers_of_four_squares()
    {
        Assert.Equal([0, 0.75, 1, 1.5], Of(BoxLoss.GeneralizedIoU, (B1, B1), (B1, B2), (B2, B3), (B2, B4)));
        Assert.Equal([0.8125, 1.1923, 1.25], Of(BoxLoss.DistanceIoU, (B1, B2), (B1, B3), (B1, B4)));
        Assert.Equal([0.8125, 1.1923, 1.25], Of(BoxLoss.CompleteIoU, (B1, B2), (B1, B3), (B1, B4)));

        static double[] Of(BoxLoss loss, params (Box Box, Box Target)[] pairs) =>
            [.. pairs.Select(pair => Math.Round(BoxLosses.Value(loss, pair.Box, pair.Target), 4))];
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Gradients_are_finite_differences(BoxLoss loss)
    {
        var random = new Random(5);
        Box[] boxes = DrawnBoxes.Some(random, 200), targets = DrawnBoxes.Some(random, 200);
        float[] gradient = new float[4];
        for (int i = 0; i < boxes.Length; i++)
        {
            BoxLosses.Value(loss, boxes[i], targets[i], gradient);
            double iou = DrawnBoxes.IoU(boxes[i], targets[i]), v = AspectTerm(boxes[i], targets[i]), alpha = v / (1 - iou + v + 1e-7);
            double step = 1e-5 * Math.Min(boxes[i].Width, boxes[i].Height);
            for (int corner = 0; corner < 4; corner++)
            {
                double up = Reference(loss, boxes[i], targets[i], corner, step, alpha);
                double down = Reference(loss, boxes[i], targets[i], corner, -step, alpha);
                BoxGolden.Near((up - down) / (2 * step), gradient[corner], 1e-4, $"pair {i}, corner {corner}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Nothing_costs_nothing(BoxLoss loss)
    {
        Assert.Equal(0, BoxLosses.Mean(loss, [], [], []));
        Assert.Equal(0, BoxLosses.Sum(loss, [], [], []));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Boxes_without_area_have_finite_gradients(BoxLoss loss)
    {
        Box[] flat = [new(5, 5, 5, 5), new(0, 5, 10, 5), new(5, 0, 5, 10), B1];
        float[] gradient = new float[4];
        foreach (Box box in flat)
        {
            foreach (Box target in flat)
            {
                Assert.True(float.IsFinite(BoxLosses.Value(loss, box, target, gradient)));
                Assert.All(gradient, slope => Assert.True(float.IsFinite(slope)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Wrong_boxes_and_lengths_are_refused(BoxLoss loss)
    {
        foreach (Box wrong in BoxTests.Wrong)
        {
            Assert.Throws<ArgumentException>("box", () => BoxLosses.Value(loss, wrong, B1));
            Assert.Throws<ArgumentException>("target", () => BoxLosses.Value(loss, B1, wrong));
            var thrown = Assert.Throws<ArgumentException>("targets", () => BoxLosses.Mean(loss, [B1, B1], [B1, wrong]));
            Assert.Contains("Box 1 is", thrown.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>("gradient", () => BoxLosses.Value(loss, B1, B1, new float[3]));
        Assert.Throws<ArgumentException>("gradients", () => BoxLosses.Sum(loss, [B1], [B1], new float[5]));
        Assert.Throws<ArgumentException>("targets", () => BoxLosses.Sum(loss, [B1], []));
        Assert.Throws<ArgumentOutOfRangeException>("loss", () => BoxLosses.Value((BoxLoss)3, B1, B1));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        Box[] boxes = BoxGolden.Boxes(Expected.First), targets = BoxGolden.Boxes(Expected.Second);
        float[] gradients = new float[4 * boxes.Length], matrix = new float[boxes.Length * targets.Length];
        void All()
        {
            foreach (BoxLoss loss in (ReadOnlySpan<BoxLoss>)[BoxLoss.GeneralizedIoU, BoxLoss.DistanceIoU, BoxLoss.CompleteIoU])
                BoxLosses.Mean(loss, boxes, targets, gradients);
            Boxes.IntersectionOverUnion(boxes, targets, matrix);
            Boxes.Clip(boxes, 1e6f, 1e6f);
            Boxes.Areas(boxes, matrix.AsSpan(0, boxes.Length));
            Boxes.Convert(gradients, BoxFormat.Corners, BoxFormat.CenterAndSize, gradients);
        }

        All();
        Assert.Equal(0, Allocation.Of(All, 10));
    }

    private static double AspectTerm(Box a, Box b) => 4 / (Math.PI * Math.PI) * Math.Pow(Angle(a) - Angle(b), 2);

    private static double Angle(Box box) => Math.Atan(((double)box.Right - box.Left) / ((double)box.Bottom - box.Top));

    // The loss from its definition in double precision, one corner of the box moved, alpha held.
    private static double Reference(BoxLoss loss, Box box, Box target, int corner, double step, double alpha)
    {
        double[] a = [box.Left, box.Top, box.Right, box.Bottom], b = [target.Left, target.Top, target.Right, target.Bottom];
        a[corner] += step;
        double common = Math.Max(Math.Min(a[2], b[2]) - Math.Max(a[0], b[0]), 0) * Math.Max(Math.Min(a[3], b[3]) - Math.Max(a[1], b[1]), 0);
        double union = ((a[2] - a[0]) * (a[3] - a[1])) + ((b[2] - b[0]) * (b[3] - b[1])) - common, iou = common / (union + 1e-7);
        double width = Math.Max(a[2], b[2]) - Math.Min(a[0], b[0]), height = Math.Max(a[3], b[3]) - Math.Min(a[1], b[1]);
        if (loss == BoxLoss.GeneralizedIoU)
            return 1 - iou + (((width * height) - union) / ((width * height) + 1e-7));
        double distance = (Math.Pow(a[0] + a[2] - b[0] - b[2], 2) + Math.Pow(a[1] + a[3] - b[1] - b[3], 2)) / 4;
        double value = 1 - iou + (distance / ((width * width) + (height * height) + 1e-7));
        if (loss == BoxLoss.DistanceIoU)
            return value;
        double angle = Math.Atan((a[2] - a[0]) / (a[3] - a[1])) - Math.Atan((b[2] - b[0]) / (b[3] - b[1]));
        return value + (alpha * angle * angle * 4 / (Math.PI * Math.PI));
    }
}
