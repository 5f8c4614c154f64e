using System.Runtime.InteropServices;

namespace Unroll.Vision.Tests;

/// <summary>Coded boxes against torchvision in double precision.</summary>
public sealed class BoxCoderTests
{
    private static readonly GoldenNumbers Golden = new("anchors.json");

    [Theory]
    [InlineData("proposals")]
    [InlineData("head")]
    public void Deltas_and_boxes_are_torchvisions(string name)
    {
        BoxCoder coder = name == "head" ? BoxCoder.Head : BoxCoder.Proposals;
        Box[] truths = Golden.Boxes("truths"), anchors = Golden.Boxes("coded"), boxes = new Box[7];
        float[] deltas = new float[28], wild = Golden.Floats(name + "Wild");
        coder.Encode(truths, anchors, deltas);
        GoldenNumbers.AssertClose(Golden[name + "Deltas"], deltas, 4e-6);

        coder.Decode(wild, anchors, boxes);
        GoldenNumbers.AssertClose(Golden[name + "Decoded"], MemoryMarshal.Cast<Box, float>(boxes), 4e-6);
        for (int i = 0; i < boxes.Length; i++)
            Assert.Equal(boxes[i], coder.Decode(wild.AsSpan(4 * i, 4), anchors[i]));

        coder.Decode(deltas, anchors, boxes);
        GoldenNumbers.AssertClose(Golden["truths"], MemoryMarshal.Cast<Box, float>(boxes), 2e-6);
        Assert.Equal(0, Allocation.Of(() => coder.Decode(wild, anchors, boxes), 10));
        Assert.Equal(0, Allocation.Of(() => coder.Encode(truths, anchors, deltas), 10));
    }

    /// <summary>Variances of 0.1 and 0.2, as SSD's coder has them: offsets over 0.1, logarithms over 0.2.</summary>
    [Fact]
    public void The_coder_of_SSD_is_that_of_the_head()
    {
        float[] deltas = new float[4];
        BoxCoder.Head.Encode([new Box(1, 2, 5, 10)], [new Box(0, 0, 2, 4)], deltas);
        GoldenNumbers.AssertClose([(3 - 1) / 2.0 / 0.1, (6 - 2) / 4.0 / 0.1, Math.Log(2) / 0.2, Math.Log(2) / 0.2], deltas, 1e-6);
    }

    [Fact]
    public void Stretching_ends_at_the_clamp_and_nothing_is_hidden()
    {
        var anchor = new Box(-1, -1, 1, 1);
        Box stretched = BoxCoder.Proposals.Decode([0, 0, 1000, float.PositiveInfinity], anchor);
        GoldenNumbers.AssertClose([-62.5, -62.5, 62.5, 62.5], [stretched.Left, stretched.Top, stretched.Right, stretched.Bottom], 1e-6);
        Assert.True(float.IsNaN(BoxCoder.Proposals.Decode([float.NaN, 0, 0, 0], anchor).Left));
        Assert.True(float.IsNaN(BoxCoder.Proposals.Decode([0, 0, 0, float.NaN], anchor).Bottom));
        float[] deltas = new float[4];
        BoxCoder.Proposals.Encode([new Box(0, 0, 0, 1)], [anchor], deltas);
        Assert.Equal(float.NegativeInfinity, deltas[2]);
    }

    [Fact]
    public void Lengths_are_checked()
    {
        Assert.Throws<ArgumentException>(() => BoxCoder.Head.Decode(new float[7], new Box[2], new Box[2]));
        Assert.Throws<ArgumentException>(() => BoxCoder.Head.Decode(new float[8], new Box[2], new Box[1]));
        Assert.Throws<ArgumentException>(() => BoxCoder.Head.Encode(new Box[1], new Box[2], new float[8]));
        Assert.Throws<ArgumentException>(() => BoxCoder.Head.Decode(new float[3], new Box(0, 0, 1, 1)));
        BoxCoder.Head.Decode([], [], []);
    }
}
