namespace Unroll.Vision.Tests;

/// <summary>Boxes: areas, conversions and clipping, against torchvision.</summary>
public sealed class BoxTests
{
    private static readonly TorchvisionBoxes Expected = TorchvisionBoxes.Instance;

    private static readonly Box[] Rows = BoxGolden.Boxes(Expected.Rows);

    [Fact]
    public void Areas_and_clipping_are_those_of_torchvision()
    {
        float[] areas = new float[Rows.Length];
        Boxes.Areas(Rows, areas);
        Box[] clipped = [.. Rows];
        Boxes.Clip(clipped, height: 90, width: 80);
        for (int i = 0; i < Rows.Length; i++)
            BoxGolden.Near(Expected.Areas[i], areas[i], 1e-6);
        Assert.Equal(BoxGolden.Boxes(Expected.Clipped), clipped);
        Assert.Equal(clipped[0], Rows[0].Clip(90, 80));
        Assert.Equal(new Box(80, 0, 80, 5), new Box(200, -9, 300, 5).Clip(90, 80));
    }

    [Fact]
    public void Conversions_are_those_of_torchvision_and_come_back()
    {
        float[] corners = BoxGolden.Floats(Expected.Rows.SelectMany(row => row));
        (BoxFormat Format, double[][] Numbers)[] formats =
        [
            (BoxFormat.Corners, Expected.Rows), (BoxFormat.CornerAndSize, Expected.Sizes), (BoxFormat.CenterAndSize, Expected.Centers),
        ];
        foreach ((BoxFormat from, double[][] numbers) in formats)
        {
            foreach ((BoxFormat to, double[][] expected) in formats)
            {
                float[] boxes = BoxGolden.Floats(numbers.SelectMany(row => row));
                Boxes.Convert(boxes, from, to, boxes);
                for (int i = 0; i < boxes.Length; i++)
                    Assert.Equal(expected[i / 4][i % 4], boxes[i], 3e-5);
            }
        }

        Assert.Equal(Rows, Boxes.Of(corners).ToArray());
        Assert.Equal(Rows, Boxes.Of((ReadOnlySpan<float>)corners).ToArray());
    }

    [Fact]
    public void A_box_knows_its_size_and_middle()
    {
        Box box = Box.FromCorner(2, 3, 10, 20);
        Assert.Equal((12f, 23f, 10f, 20f, 7f, 13f), (box.Right, box.Bottom, box.Width, box.Height, box.CenterX, box.CenterY));
        Assert.Equal(box, Box.FromCenter(7, 13, 10, 20));
        Assert.Equal(box, new Box(12, 3, 2, 23).Ordered());
        Assert.Equal("(2, 3, 12, 23)", box.ToString());
    }

    [Fact]
    public void Swapped_corners_have_no_area_and_NaN_stays()
    {
        Assert.Equal(0, new Box(10, 10, 0, 0).Area);
        Assert.Equal(0, new Box(10, 0, 0, 10).Area);
        Assert.True(float.IsNaN(new Box(float.NaN, 0, 10, 10).Area));
        Assert.True(float.IsNaN(new Box(0, 0, 0, float.NaN).Area));
        Assert.True(float.IsNaN(new Box(float.NaN, 0, 10, 10).Clip(5, 5).Left));
        Assert.True(new Box(3, 3, 3, 3).IsValid);
        foreach (Box wrong in Wrong)
            Assert.False(wrong.IsValid);
    }

    [Fact]
    public void Wrong_boxes_and_lengths_are_refused_by_index()
    {
        foreach (Box wrong in Wrong)
        {
            Box[] boxes = [new(0, 0, 1, 1), wrong];
            var thrown = Assert.Throws<ArgumentException>("boxes", () => Boxes.Clip(boxes, 5, 5));
            Assert.Contains("Box 1 is (", thrown.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => Boxes.Areas(Rows, new float[1]));
        Assert.Throws<ArgumentException>(() => Boxes.Of(new float[5]));
        Assert.Throws<ArgumentException>(() => Boxes.Of(new ReadOnlySpan<float>(new float[5])));
        Assert.Throws<ArgumentException>(() => Boxes.Convert(new float[5], BoxFormat.Corners, BoxFormat.CenterAndSize, new float[5]));
        Assert.Throws<ArgumentException>(() => Boxes.Convert(new float[4], BoxFormat.Corners, BoxFormat.CenterAndSize, new float[8]));
        float[] both = new float[12];
        Assert.Throws<ArgumentException>(
            () => Boxes.Convert(both.AsSpan(0, 8), BoxFormat.Corners, BoxFormat.CenterAndSize, both.AsSpan(4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Boxes.Convert([], (BoxFormat)9, BoxFormat.Corners, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Boxes.Convert([], BoxFormat.Corners, (BoxFormat)(-1), []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rows[0].Clip(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Boxes.Clip(new Box[1], 5, float.NaN));
    }

    /// <summary>Boxes that functions of several boxes refuse.</summary>
    internal static Box[] Wrong =>
    [
        new(2, 0, 1, 1), new(0, 2, 1, 1), new(2, 2, 1, 1), new(float.NaN, 0, 1, 1), new(0, float.NaN, 1, 1), new(0, 0, float.NaN, 1),
        new(0, 0, 1, float.NaN), new(float.NegativeInfinity, 0, 1, 1), new(0, 0, 1, float.PositiveInfinity), new(0, 0, 2e18f, 1),
    ];
}
