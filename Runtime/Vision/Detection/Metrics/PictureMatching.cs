namespace Unroll.Vision.Metrics;

/// <summary>Greedy matching of the detections of one picture and class with its truths.</summary>
internal static class PictureMatching
{
    /// <summary>Matches them.</summary>
    /// <param name="detections">By falling scores.</param>
    /// <param name="truths">Those that are ignored at the end.</param>
    /// <param name="rule">Which detection is of which truth.</param>
    /// <param name="matches">Gets one more for each detection.</param>
    public static void Add(Detection[] detections, GroundTruth[] truths, MatchingRule rule, List<Match> matches)
    {
        int counted = truths.Count(truth => !rule.Ignores(truth));
        // Of each truth the thresholds at which it is taken.
        uint[] taken = new uint[truths.Length];
        double[] overlaps = new double[truths.Length];
        for (int rank = 0; rank < detections.Length; rank++)
        {
            Detection detection = detections[rank];
            for (int i = 0; i < truths.Length; i++)
                overlaps[i] = rule.Overlap(detection.Box, truths[i]);
            uint right = 0, ignored = 0;
            for (int threshold = 0; threshold < rule.Thresholds.Length; threshold++)
            {
                uint bit = 1u << threshold;
                int truth = rule.TakesBest
                    ? Best(overlaps, rule.Thresholds[threshold])
                    : Free(overlaps, rule.Thresholds[threshold], truths, counted, taken, bit);
                if (truth < 0 ? rule.Ignores(detection.Box) : truth >= counted)
                    ignored |= bit;
                else if (truth >= 0 && (taken[truth] & bit) == 0)
                    right |= bit;
                if (truth >= 0)
                    taken[truth] |= bit;
            }

            matches.Add(new Match(detection.Score, rank, right, ignored));
        }
    }

    // VOC: the first of those with the greatest overlap, or -1.
    private static int Best(double[] overlaps, double threshold)
    {
        int best = -1;
        for (int i = 0; i < overlaps.Length; i++)
        {
            if (overlaps[i] >= threshold && (best < 0 || overlaps[i] > overlaps[best]))
                best = i;
        }

        return best;
    }

    // COCO: the last of those with the greatest overlap that are free or crowds, one that counts rather than one that is ignored; or -1.
    private static int Free(double[] overlaps, double threshold, GroundTruth[] truths, int counted, uint[] taken, uint bit)
    {
        int best = -1;
        // pycocotools': a threshold of 1 is reached by rounding.
        double most = Math.Min(threshold, 1 - 1e-10);
        for (int i = 0; i < overlaps.Length; i++)
        {
            if (i == counted && best >= 0)
                break;
            if (overlaps[i] < most || ((taken[i] & bit) != 0 && !truths[i].IsCrowd))
                continue;
            (best, most) = (i, overlaps[i]);
        }

        return best;
    }
}
