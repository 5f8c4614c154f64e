namespace Unroll.Vision.Tests;

/// <summary>IoU and its improvements, against torchvision, published numbers and their own laws.</summary>
public sealed class BoxOverlapTests
{
    private static readonly TorchvisionBoxes Expected = TorchvisionBoxes.Instance;

    private static readonly Box A = new(0, 0, 100, 100), B = new(0, 0, 50, 50), C = new(200, 200, 300, 300), D = new(0, 0, 25, 25);

    [Fact]
    public void Pairs_are_those_of_torchvision()
    {
        Box[] first = BoxGolden.Boxes(Expected.First), second = BoxGolden.Boxes(Expected.Second);
        for (int i = 0; i < first.Length; i++)
        {
            BoxGolden.Near(Expected.Iou[i], Box.IntersectionOverUnion(first[i], second[i]), 3e-7, $"IoU of pair {i}");
            BoxGolden.Near(Expected.Generalized[i], Box.GeneralizedIoU(first[i], second[i]), 1e-7, $"GIoU of pair {i}");
            BoxGolden.Near(Expected.Distance[i], Box.DistanceIoU(first[i], second[i]), 1e-7, $"DIoU of pair {i}");
            BoxGolden.Near(Expected.Complete[i], Box.CompleteIoU(first[i], second[i]), 1e-7, $"CIoU of pair {i}");
        }
    }

    [Fact]
    public void The_matrix_is_that_of_torchvision_and_of_single_pairs()
    {
        Box[] rows = BoxGolden.Boxes(Expected.Rows), columns = BoxGolden.Boxes(Expected.Columns);
        float[] matrix = new float[rows.Length * columns.Length];
        Boxes.IntersectionOverUnion(rows, columns, matrix);
        for (int i = 0; i < matrix.Length; i++)
        {
            BoxGolden.Near(Expected.Matrix[i], matrix[i], 3e-7);
            Assert.Equal(Box.IntersectionOverUnion(rows[i / columns.Length], columns[i % columns.Length]), matrix[i]);
        }
    }

    [Fact]
    public void The_numbers_of_four_squares()
    {
        float[] matrix = new float[12];
        Boxes.IntersectionOverUnion([A, B, C, D], [A, B, C], matrix);
        Assert.Equal([1, 0.25f, 0, 0.25f, 1, 0, 0, 0, 1, 0.0625f, 0.25f, 0], matrix);
        Assert.Equal([-0.7778, -0.8611, -0.8819], Rounded(Box.GeneralizedIoU));
        Assert.Equal(0.1875, Box.DistanceIoU(A, B), 4);
        Assert.Equal([-0.4444, -0.5625, -0.6267], Rounded(Box.DistanceIoU), (x, y) => Math.Abs(x - y) < 1e-4);
        Assert.Equal(-0.0781, Box.DistanceIoU(D, A), 4);
        Assert.Equal(Rounded(Box.DistanceIoU), Rounded(Box.CompleteIoU));   // all are squares

        static double[] Rounded(Func<Box, Box, float> overlap) =>
            [Math.Round(overlap(A, C), 4), Math.Round(overlap(B, C), 4), Math.Round(overlap(D, C), 4)];
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Overlaps_are_symmetric_and_within_their_bounds(bool onGrid)
    {
        Box[] boxes = DrawnBoxes.Some(new Random(11), 150, onGrid);
        float[] matrix = new float[boxes.Length * boxes.Length];
        Boxes.IntersectionOverUnion(boxes, boxes, matrix);
        for (int i = 0; i < boxes.Length; i++)
        {
            for (int j = 0; j < boxes.Length; j++)
            {
                float iou = matrix[(i * boxes.Length) + j], generalized = Box.GeneralizedIoU(boxes[i], boxes[j]);
                Assert.Equal(iou, matrix[(j * boxes.Length) + i]);
                Assert.InRange(iou, 0, 1);
                Assert.Equal(DrawnBoxes.IoU(boxes[i], boxes[j]), iou, 3e-7);
                Assert.InRange(generalized, -1, iou + 1e-6f);
                Assert.Equal(generalized, Box.GeneralizedIoU(boxes[j], boxes[i]));
                Assert.InRange(Box.DistanceIoU(boxes[i], boxes[j]), -1, iou + 1e-6f);
                Assert.InRange(Box.CompleteIoU(boxes[i], boxes[j]), -2, Box.DistanceIoU(boxes[i], boxes[j]) + 1e-6f);
            }

            Assert.Equal(boxes[i].Area > 0 ? 1 : 0, matrix[(i * boxes.Length) + i]);
        }
    }

    [Fact]
    public void Boxes_without_area_have_nothing_in_common()
    {
        Box point = new(5, 5, 5, 5), line = new(0, 5, 10, 5);
        foreach (Box box in new[] { point, line, A })
        {
            foreach (Box other in new[] { point, line })
            {
                Assert.Equal(0, Box.IntersectionOverUnion(box, other));
                Assert.Equal(0, Box.IntersectionOverUnion(other, box));
                Assert.True(float.IsFinite(Box.GeneralizedIoU(box, other)));
                Assert.True(float.IsFinite(Box.DistanceIoU(box, other)));
                Assert.True(float.IsFinite(Box.CompleteIoU(box, other)));
            }
        }

        Assert.Equal(0, Box.GeneralizedIoU(line, line));
        Box huge = new(-1e18f, -1e18f, 1e18f, 1e18f);
        Assert.Equal(1, Box.IntersectionOverUnion(huge, huge));
    }

    [Fact]
    public void Wrong_boxes_are_refused()
    {
        foreach (Box wrong in BoxTests.Wrong)
        {
            Assert.True(Box.IntersectionOverUnion(wrong, A) is 0 or float.NaN || wrong.Right == 2e18f);
            Assert.Equal(Box.IntersectionOverUnion(wrong, A), Box.IntersectionOverUnion(A, wrong));
            Assert.Throws<ArgumentException>("second", () => Box.GeneralizedIoU(A, wrong));
            Assert.Throws<ArgumentException>("first", () => Box.DistanceIoU(wrong, A));
            Assert.Throws<ArgumentException>("first", () => Box.CompleteIoU(wrong, A));
            Assert.Throws<ArgumentException>("columns", () => Boxes.IntersectionOverUnion([A], [A, wrong], new float[2]));
            Assert.Throws<ArgumentException>("rows", () => Boxes.IntersectionOverUnion([A, wrong], [A], new float[2]));
        }

        Assert.Throws<ArgumentException>("result", () => Boxes.IntersectionOverUnion([A], [A], new float[2]));
    }
}
