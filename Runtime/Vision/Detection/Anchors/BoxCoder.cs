using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Unroll.Kernels;

namespace Unroll.Vision;

/// <summary>
/// Boxes as what a network predicts: how far they are moved and stretched from an anchor, dx = (gx - ax) / aw and dw = log(gw / aw), x and
/// y at the centers, each times a weight (Girshick et al., "Rich feature hierarchies", 2014, appendix C). It is
/// torchvision.models.detection._utils.BoxCoder: weights 1, 1, 1, 1 for proposals and 10, 10, 5, 5 for the head of Faster R-CNN.
/// </summary>
/// <remarks>
/// The coder of SSD (Liu et al., 2016) divides by variances 0.1 and 0.2 where this multiplies by weights: it is the same with
/// 10, 10, 5, 5, as torchvision's SSD has it, too.
/// </remarks>
/// <param name="WeightX">What dx is multiplied by.</param>
/// <param name="WeightY">What dy is multiplied by.</param>
/// <param name="WeightWidth">What dw is multiplied by.</param>
/// <param name="WeightHeight">What dh is multiplied by.</param>
public readonly record struct BoxCoder(float WeightX, float WeightY, float WeightWidth, float WeightHeight)
{
    /// <summary>The most that an anchor is stretched is e to this power, 62.5 times; more is taken for it: log(1000 / 16), torchvision's
    /// bbox_xform_clip.</summary>
    public static readonly float MostStretch = (float)Math.Log(1000.0 / 16);

    /// <summary>Weights 1, 1, 1, 1: region proposal networks.</summary>
    public static BoxCoder Proposals => new(1, 1, 1, 1);

    /// <summary>Weights 10, 10, 5, 5: heads of Fast and Faster R-CNN, and SSD.</summary>
    public static BoxCoder Head => new(10, 10, 5, 5);

    /// <summary>What a network has to predict: torchvision's encode_boxes. A side of 0 gives an infinite or no number, as there.</summary>
    /// <param name="truths">The boxes, one for each anchor.</param>
    /// <param name="anchors">The anchors.</param>
    /// <param name="deltas">Gets dx, dy, dw, dh of each, four times as many numbers as boxes.</param>
    /// <exception cref="ArgumentException">Lengths do not go together.</exception>
    public void Encode(ReadOnlySpan<Box> truths, ReadOnlySpan<Box> anchors, Span<float> deltas)
    {
        Check(truths.Length, anchors.Length, deltas.Length, nameof(truths));
        for (int i = 0; i < anchors.Length; i++)
        {
            Box truth = truths[i], anchor = anchors[i];
            Span<float> to = deltas.Slice(4 * i, 4);
            to[0] = WeightX * (truth.Left + (0.5f * truth.Width) - (anchor.Left + (0.5f * anchor.Width))) / anchor.Width;
            to[1] = WeightY * (truth.Top + (0.5f * truth.Height) - (anchor.Top + (0.5f * anchor.Height))) / anchor.Height;
            to[2] = WeightWidth * MathF.Log(truth.Width / anchor.Width);
            to[3] = WeightHeight * MathF.Log(truth.Height / anchor.Height);
        }
    }

    /// <summary>The boxes of what a network predicted: torchvision's decode_single. dw and dh are clamped at
    /// <see cref="MostStretch"/>; NaN stays NaN.</summary>
    /// <param name="deltas">dx, dy, dw, dh of each, four times as many numbers as anchors.</param>
    /// <param name="anchors">The anchors.</param>
    /// <param name="boxes">Gets the boxes, as many as anchors. It may be <paramref name="anchors"/>.</param>
    /// <exception cref="ArgumentException">Lengths do not go together.</exception>
    public void Decode(ReadOnlySpan<float> deltas, ReadOnlySpan<Box> anchors, Span<Box> boxes)
    {
        Check(boxes.Length, anchors.Length, deltas.Length, nameof(boxes));
        // The last ones, fewer than four, go through the same vectors: a box has the same bits wherever it stands.
        for (int i = 0; i < anchors.Length; i += BoxLanes.Count)
            Decoded(BoxLanes.Load(deltas[(4 * i)..]), BoxLanes.Load(anchors[i..])).Store(boxes[i..]);
    }

    /// <summary>The box of one anchor, with the bits of the other overload.</summary>
    /// <param name="deltas">dx, dy, dw, dh.</param>
    /// <param name="anchor">The anchor.</param>
    /// <exception cref="ArgumentException">There are not four numbers.</exception>
    public Box Decode(ReadOnlySpan<float> deltas, Box anchor)
    {
        Box box = anchor;
        Decode(deltas, new ReadOnlySpan<Box>(in anchor), new Span<Box>(ref box));
        return box;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private BoxLanes Decoded(BoxLanes deltas, BoxLanes anchors)
    {
        Vector128<float> half = Vector128.Create(0.5f), most = Vector128.Create(MostStretch);
        Vector128<float> width = anchors.Right - anchors.Left, height = anchors.Bottom - anchors.Top;
        Vector128<float> x = (deltas.Left / WeightX * width) + anchors.Left + (half * width);
        Vector128<float> y = (deltas.Top / WeightY * height) + anchors.Top + (half * height);
        Vector128<float> across = half * width * VectorMath.Exp(Vector128.Min(deltas.Right / WeightWidth, most));
        Vector128<float> down = half * height * VectorMath.Exp(Vector128.Min(deltas.Bottom / WeightHeight, most));
        return new BoxLanes(x - across, y - down, x + across, y + down);
    }

    private static void Check(int boxes, int anchors, int deltas, string name)
    {
        if (boxes != anchors)
            throw new ArgumentException($"There are {boxes} boxes; expected one for each of the {anchors} anchors.", name);
        if (deltas != 4L * anchors)
        {
            throw new ArgumentException(
                $"There are {deltas} numbers; expected dx, dy, dw and dh of each of the {anchors} anchors, {4L * anchors}.",
                nameof(deltas));
        }
    }
}
