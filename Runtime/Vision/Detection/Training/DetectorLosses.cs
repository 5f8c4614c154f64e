namespace Unroll.Vision;

/// <summary>
/// The losses of detectors with two stages, with their gradients: of a region proposal network (Ren et al., "Faster R-CNN", 2015, equation
/// 1) those of RegionProposalNetwork.compute_loss of torchvision.models.detection.rpn, of the head (Girshick, "Fast R-CNN", 2015, section
/// 2.3) those of fastrcnn_loss of torchvision.models.detection.roi_heads. Sums are in double precision. A <c>CustomLoss</c> passes such
/// gradients to a network. Nothing is allocated.
/// </summary>
/// <remarks>
/// Offsets are scored by the smooth L1 loss of each of dx, dy, dw and dh: with the difference d, d² / (2 beta) where |d| is below
/// <see cref="Beta"/>, else |d| - beta / 2. NaN is never hidden: a value that is none makes the loss NaN.
/// </remarks>
public static class DetectorLosses
{
    /// <summary>Where the smooth L1 loss becomes straight: 1/9, torchvision's.</summary>
    public const double Beta = 1.0 / 9;

    /// <summary>
    /// Whether anchors hold something: the mean binary cross-entropy from logits of those that were drawn, 1 for the positive ones.
    /// </summary>
    /// <param name="logits">A logit an anchor.</param>
    /// <param name="drawn">The anchors that count, the positive ones first: what <see cref="BalancedSampler"/> drew.</param>
    /// <param name="positives">How many of them are positive.</param>
    /// <param name="count">What the sum is divided by: how many anchors were drawn in all pictures of the mini-batch. The loss of the
    /// mini-batch is the sum of what its pictures give then.</param>
    /// <param name="gradients">Gets the gradient of the loss, one number an anchor, 0 for those that were not drawn; empty where it is not
    /// wanted.</param>
    /// <returns>The loss; 0 where no anchor was drawn.</returns>
    /// <exception cref="ArgumentException">Lengths do not go together, a number drawn is no anchor, or more were drawn than
    /// counted.</exception>
    public static float Objectness(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> drawn, int positives, int count, Span<float> gradients = default)
    {
        BeginGradients(gradients, logits.Length, "one number an anchor");
        CheckCount(drawn.Length, count);
        if ((uint)positives > (uint)drawn.Length)
            throw new ArgumentException($"{positives} of {drawn.Length} anchors are positive; expected at most all.", nameof(positives));
        double sum = 0;
        for (int i = 0; i < drawn.Length; i++)
        {
            int anchor = Checked(drawn[i], logits.Length);
            double logit = logits[anchor], target = i < positives ? 1 : 0, small = Math.Exp(-Math.Abs(logit));
            sum += Math.Max(logit, 0) - (logit * target) + double.LogP1(small);
            if (!gradients.IsEmpty)
                gradients[anchor] = (float)(((logit < 0 ? small : 1) / (1 + small) - target) / count);
        }

        return sum == 0 ? 0 : (float)(sum / count);
    }

    /// <summary>Where the true boxes of the positive anchors are: the smooth L1 loss of their offsets, summed.</summary>
    /// <param name="offsets">dx, dy, dw and dh of every anchor, [anchors, 4].</param>
    /// <param name="positives">The positive anchors among those that were drawn.</param>
    /// <param name="targets">The offsets of their true boxes, [positives, 4], by <see cref="BoxCoder.Proposals"/>.</param>
    /// <param name="count">What the sum is divided by: how many anchors, positive or not, were drawn in all pictures of the
    /// mini-batch.</param>
    /// <param name="gradients">Gets the gradient of the loss, [anchors, 4], 0 for anchors that are not positive; empty where it is not
    /// wanted.</param>
    /// <returns>The loss; 0 where no anchor is positive.</returns>
    /// <exception cref="ArgumentException">Lengths do not go together, a number is no anchor, or more are positive than were
    /// drawn.</exception>
    public static float ProposalOffsets(
        ReadOnlySpan<float> offsets,
        ReadOnlySpan<int> positives,
        ReadOnlySpan<float> targets,
        int count,
        Span<float> gradients = default)
    {
        if (offsets.Length % 4 != 0)
            throw new ArgumentException($"There are {offsets.Length} numbers; expected four an anchor.", nameof(offsets));
        BoxCheck.Length(targets.Length, 4L * positives.Length, nameof(targets), "four numbers a positive anchor");
        BeginGradients(gradients, offsets.Length, "four numbers an anchor");
        CheckCount(positives.Length, count);
        double sum = 0;
        for (int i = 0; i < positives.Length; i++)
        {
            int at = 4 * Checked(positives[i], offsets.Length / 4);
            Span<float> slope = gradients.IsEmpty ? default : gradients.Slice(at, 4);
            sum += SmoothL1(offsets.Slice(at, 4), targets.Slice(4 * i, 4), count, slope);
        }

        return sum == 0 ? 0 : (float)(sum / count);
    }

    /// <summary>
    /// What regions are: the mean cross-entropy of the softmax over the background and the classes. A stage with
    /// <c>SoftmaxCrossEntropy</c> has the same loss.
    /// </summary>
    /// <param name="logits">The logits of every region, [regions, 1 + classes], those of the background first.</param>
    /// <param name="labels">0 for background, else 1 + the class, of every region of the mini-batch.</param>
    /// <param name="gradients">Gets the gradient of the loss, [regions, 1 + classes]; empty where it is not wanted.</param>
    /// <returns>The loss; 0 where there are no regions, where torchvision's is NaN.</returns>
    /// <exception cref="ArgumentException">Lengths do not go together, or a label is none.</exception>
    public static float Classes(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradients = default)
    {
        int kinds = Kinds(logits.Length, labels.Length, 1, nameof(logits));
        BeginGradients(gradients, logits.Length, "one number a logit");
        double sum = 0;
        for (int region = 0; region < labels.Length; region++)
        {
            ReadOnlySpan<float> own = logits.Slice(region * kinds, kinds);
            int label = Checked(labels[region], kinds);
            double most = double.NegativeInfinity, total = 0;
            foreach (float logit in own)
                most = Math.Max(most, logit);
            foreach (float logit in own)
                total += Math.Exp(logit - most);
            sum += most + Math.Log(total) - own[label];
            for (int kind = 0; kind < kinds && !gradients.IsEmpty; kind++)
            {
                double share = Math.Exp(own[kind] - most) / total;
                gradients[(region * kinds) + kind] = (float)((share - (kind == label ? 1 : 0)) / labels.Length);
            }
        }

        return labels.IsEmpty ? 0 : (float)(sum / labels.Length);
    }

    /// <summary>
    /// Where the true boxes of regions are: the smooth L1 loss of the offsets that a region has for its own class, summed over the regions
    /// that are not background, divided by the number of all regions.
    /// </summary>
    /// <param name="offsets">dx, dy, dw and dh for the background, of which nothing is read, and for every class, [regions, 1 + classes,
    /// 4].</param>
    /// <param name="labels">0 for background, else 1 + the class, of every region of the mini-batch.</param>
    /// <param name="targets">The offsets of the true boxes, [regions, 4], by <see cref="BoxCoder.Head"/>; of background nothing is
    /// read.</param>
    /// <param name="gradients">Gets the gradient of the loss, [regions, 1 + classes, 4]; empty where it is not wanted.</param>
    /// <returns>The loss; 0 where there is background alone.</returns>
    /// <exception cref="ArgumentException">Lengths do not go together, or a label is none.</exception>
    public static float RegionOffsets(
        ReadOnlySpan<float> offsets, ReadOnlySpan<int> labels, ReadOnlySpan<float> targets, Span<float> gradients = default)
    {
        int kinds = Kinds(offsets.Length, labels.Length, 4, nameof(offsets));
        BoxCheck.Length(targets.Length, 4L * labels.Length, nameof(targets), "four numbers a region");
        BeginGradients(gradients, offsets.Length, "as many numbers as offsets");
        double sum = 0;
        for (int region = 0; region < labels.Length; region++)
        {
            int label = Checked(labels[region], kinds), at = 4 * ((region * kinds) + label);
            if (label == 0)
                continue;
            Span<float> slope = gradients.IsEmpty ? default : gradients.Slice(at, 4);
            sum += SmoothL1(offsets.Slice(at, 4), targets.Slice(4 * region, 4), labels.Length, slope);
        }

        return sum == 0 ? 0 : (float)(sum / labels.Length);
    }

    private static double SmoothL1(ReadOnlySpan<float> offsets, ReadOnlySpan<float> targets, int count, Span<float> gradients)
    {
        double sum = 0;
        for (int i = 0; i < offsets.Length; i++)
        {
            double difference = (double)offsets[i] - targets[i], size = Math.Abs(difference);
            bool isStraight = size >= Beta;
            sum += isStraight ? size - (Beta / 2) : size * size / (2 * Beta);
            if (!gradients.IsEmpty)
                gradients[i] = (float)((isStraight ? Math.Sign(difference) : difference / Beta) / count);
        }

        return sum;
    }

    private static void BeginGradients(Span<float> gradients, int length, string what)
    {
        if (gradients.IsEmpty)
            return;
        BoxCheck.Length(gradients.Length, length, nameof(gradients), what);
        gradients.Clear();
    }

    private static void CheckCount(int drawn, int count)
    {
        if (count < drawn)
        {
            throw new ArgumentException(
                $"The sum is to be divided by {count}; expected the anchors drawn in all pictures, at least the {drawn} of this one.",
                nameof(count));
        }
    }

    private static int Kinds(int length, int regions, int numbers, string name)
    {
        if (regions == 0 ? length == 0 : length % ((long)regions * numbers) == 0 && length > 0)
            return regions == 0 ? 0 : length / regions / numbers;
        throw new ArgumentException(
            $"There are {length} numbers for {regions} regions; expected as many for each, {numbers} for the background and for every "
            + "class.", name);
    }

    private static int Checked(int number, int end) => (uint)number < (uint)end
        ? number
        : throw new ArgumentException($"There is a {number}; expected numbers from 0 to {end - 1}.");
}
