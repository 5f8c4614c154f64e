namespace Unroll.Vision;

/// <content>
/// How much two boxes have in common: IoU, and what improves on it for boxes that do not meet. All are symmetric. For losses with their
/// gradients see <see cref="BoxLosses"/>.
/// </content>
public readonly partial record struct Box
{
    // torchvision's; it keeps quotients of boxes without extent finite.
    private const double Epsilon = 1e-7;

    /// <summary>
    /// The area that two boxes share over the area that they cover together (IoU, Jaccard's index), from 0 to 1: torchvision.ops.box_iou.
    /// Of two boxes of area 0 it is 0, also of the same ones, where torchvision gives NaN. A box with swapped corners has area 0 and shares
    /// nothing. NaN gives NaN. <see cref="Boxes.IntersectionOverUnion"/> takes many boxes and checks them.
    /// </summary>
    /// <param name="first">A box.</param>
    /// <param name="second">Another box.</param>
    public static float IntersectionOverUnion(Box first, Box second)
    {
        float shared = MathF.Max(MathF.Min(first.Right, second.Right) - MathF.Max(first.Left, second.Left), 0)
            * MathF.Max(MathF.Min(first.Bottom, second.Bottom) - MathF.Max(first.Top, second.Top), 0);
        // In this order rounding never makes what they cover smaller than what they share.
        float covered = first.Area + second.Area - shared;
        return covered == 0 ? 0 : shared / covered;
    }

    /// <summary>
    /// Generalized IoU: IoU - (C - union) / C, from -1 to 1, with C the area of the smallest box around both; as
    /// torchvision.ops.generalized_box_iou (Rezatofighi et al., 2019, https://arxiv.org/abs/1902.09630, algorithm 1). Where C is 0 it is 0;
    /// torchvision gives NaN.
    /// </summary>
    /// <param name="first">A box.</param>
    /// <param name="second">Another.</param>
    /// <exception cref="ArgumentException">A box has swapped corners or is no number.</exception>
    public static float GeneralizedIoU(Box first, Box second)
    {
        PairTerms pair = Checked(first, second);
        double around = pair.EnclosingWidth * pair.EnclosingHeight;
        return around > 0 ? (float)(pair.IoU - ((around - pair.Union) / around)) : 0;
    }

    /// <summary>
    /// Distance IoU: IoU - d^2 / (c^2 + 1e-7), from -1 to 1, with d the distance of the centers and c the diagonal of the smallest box
    /// around both; as torchvision.ops.distance_box_iou (Zheng et al., 2020, https://arxiv.org/abs/1911.08287, equation 6).
    /// </summary>
    /// <param name="first">A box.</param>
    /// <param name="second">Another.</param>
    /// <exception cref="ArgumentException">A box has swapped corners or is no number.</exception>
    public static float DistanceIoU(Box first, Box second)
    {
        PairTerms pair = Checked(first, second);
        return (float)(pair.IoU - (pair.SquaredDistance / (pair.SquaredDiagonal + Epsilon)));
    }

    /// <summary>
    /// Complete IoU: distance IoU - alpha v, with v = 4 / pi^2 (atan(w1 / h1) - atan(w2 / h2))^2 and alpha = v / (1 - IoU + v + 1e-7); as
    /// torchvision.ops.complete_box_iou (the same paper, equations 8 to 11). The angle of a box of height 0 is a quarter turn; without any
    /// extent it is 0, where torchvision gives NaN.
    /// </summary>
    /// <param name="first">A box.</param>
    /// <param name="second">Another.</param>
    /// <exception cref="ArgumentException">A box has swapped corners or is no number.</exception>
    public static float CompleteIoU(Box first, Box second)
    {
        PairTerms pair = Checked(first, second);
        double v = pair.AspectTerm, alpha = v / (1 - pair.IoU + v + Epsilon);
        return (float)(pair.IoU - (pair.SquaredDistance / (pair.SquaredDiagonal + Epsilon)) - (alpha * v));
    }

    private static PairTerms Checked(Box first, Box second)
    {
        BoxCheck.One(first, nameof(first));
        BoxCheck.One(second, nameof(second));
        return new PairTerms(first, second);
    }
}
