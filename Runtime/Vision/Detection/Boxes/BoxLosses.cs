using System.Runtime.Intrinsics;

namespace Unroll.Vision;

/// <summary>
/// Losses for networks that predict boxes, with their gradients with respect to the predicted corners; torchvision's, with 1e-7 added to
/// each divisor, computed in double precision. A <c>CustomLoss</c> passes such gradients to a network. Nothing is allocated.
/// </summary>
/// <remarks>
/// Where two edges are the same, each gets half of the gradient, as in PyTorch. The alpha of complete IoU is taken for a constant, as in
/// torchvision. Boxes of area 0 have losses and finite gradients. Those with swapped corners have none: let a network predict centers and
/// sizes, or sizes at least, where its numbers might come out so.
/// </remarks>
public static class BoxLosses
{
    /// <summary>The loss of one box.</summary>
    /// <param name="loss">Which loss.</param>
    /// <param name="box">The predicted box.</param>
    /// <param name="target">The true one.</param>
    /// <param name="gradient">Gets the derivatives of the loss with respect to left, top, right and bottom of <paramref name="box"/>;
    /// empty where they are not wanted.</param>
    /// <exception cref="ArgumentException">A box has swapped corners or is no number, or the gradient has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such loss.</exception>
    public static float Value(BoxLoss loss, Box box, Box target, Span<float> gradient = default)
    {
        Check(loss);
        BoxCheck.One(box, nameof(box));
        BoxCheck.One(target, nameof(target));
        if (!gradient.IsEmpty)
            BoxCheck.Length(gradient.Length, 4, nameof(gradient), "one number a corner");
        double value = BoxLossFormulas.Value(loss, box, target, out Vector256<double> slope);
        if (!gradient.IsEmpty)
            Write(slope, gradient);
        return (float)value;
    }

    /// <summary>The mean of the losses of pairs, reduction "mean" of torchvision. Of no pairs it is 0.</summary>
    /// <param name="loss">Which loss.</param>
    /// <param name="boxes">The predicted boxes.</param>
    /// <param name="targets">The true box of each.</param>
    /// <param name="gradients">Gets the gradient of the mean, [boxes, 4]; empty where it is not wanted.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a box has swapped corners or is no number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such loss.</exception>
    public static float Mean(BoxLoss loss, ReadOnlySpan<Box> boxes, ReadOnlySpan<Box> targets, Span<float> gradients = default) =>
        Total(loss, boxes, targets, gradients, boxes.IsEmpty ? 1 : 1.0 / boxes.Length);

    /// <summary>The sum of the losses of pairs, reduction "sum" of torchvision. Detectors divide it by a number of their own. Of no pairs
    /// it is 0.</summary>
    /// <param name="loss">Which loss.</param>
    /// <param name="boxes">The predicted boxes.</param>
    /// <param name="targets">The true box of each.</param>
    /// <param name="gradients">Gets the gradient of the sum, [boxes, 4]; empty where it is not wanted.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a box has swapped corners or is no number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such loss.</exception>
    public static float Sum(BoxLoss loss, ReadOnlySpan<Box> boxes, ReadOnlySpan<Box> targets, Span<float> gradients = default) =>
        Total(loss, boxes, targets, gradients, 1);

    private static float Total(BoxLoss loss, ReadOnlySpan<Box> boxes, ReadOnlySpan<Box> targets, Span<float> gradients, double weight)
    {
        Check(loss);
        BoxCheck.Length(targets.Length, boxes.Length, nameof(targets), "one target a box");
        if (!gradients.IsEmpty)
            BoxCheck.Length(gradients.Length, 4L * boxes.Length, nameof(gradients), "four numbers a box");
        BoxCheck.All(boxes, nameof(boxes));
        BoxCheck.All(targets, nameof(targets));
        double sum = 0;
        for (int i = 0; i < boxes.Length; i++)
        {
            sum += BoxLossFormulas.Value(loss, boxes[i], targets[i], out Vector256<double> slope);
            if (!gradients.IsEmpty)
                Write(slope * weight, gradients.Slice(4 * i, 4));
        }

        return (float)(sum * weight);
    }

    private static void Check(BoxLoss loss)
    {
        if (loss is < BoxLoss.GeneralizedIoU or > BoxLoss.CompleteIoU)
            throw new ArgumentOutOfRangeException(nameof(loss), loss, "There is no such loss of boxes.");
    }

    private static void Write(Vector256<double> slope, Span<float> gradient)
    {
        for (int corner = 0; corner < 4; corner++)
            gradient[corner] = (float)slope[corner];
    }
}
