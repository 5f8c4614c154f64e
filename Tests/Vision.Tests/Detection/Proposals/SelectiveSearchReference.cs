namespace Unroll.Vision.Tests;

/// <summary>
/// Selective search in double precision that keeps nothing: every similarity is counted anew from the pixels of both regions.
/// </summary>
internal sealed class SelectiveSearchReference(Picture picture, int[] labels, RegionSimilarities similarities)
{
    private readonly double[][] _x = Gradient(picture, alongRows: false), _y = Gradient(picture, alongRows: true);

    /// <summary>The boxes of all regions, from the last join to the first, then the segments from the last to the first.</summary>
    public List<Box> Find()
    {
        var regions = new List<int[]>();
        for (int k = 0; k <= labels.Max(); k++)
            regions.Add([.. Enumerable.Range(0, labels.Length).Where(i => labels[i] == k)]);
        var alive = Enumerable.Range(0, regions.Count).ToList();
        var known = new Dictionary<(int, int), double>();
        while (alive.Count > 1)
        {
            (int First, int Second) best = default;
            double most = -1;
            foreach (int a in alive)
            {
                foreach (int b in alive.Where(b => b > a))
                {
                    if (!known.TryGetValue((a, b), out double similarity))
                    {
                        bool areNeighbors = AreNeighbors(regions[a], regions[b]);
                        known[(a, b)] = similarity = areNeighbors ? Similarity(regions[a], regions[b]) : -1;
                    }

                    if (similarity > most)
                        (most, best) = (similarity, (a, b));
                }
            }

            alive.Remove(best.First);
            alive.Remove(best.Second);
            alive.Add(regions.Count);
            regions.Add([.. regions[best.First], .. regions[best.Second]]);
        }

        return [.. Enumerable.Reverse(regions).Select(Around).Distinct()];
    }

    private bool AreNeighbors(int[] first, int[] second)
    {
        var set = second.ToHashSet();
        int width = picture.Width;
        return first.Any(i => set.Contains(i + width) || set.Contains(i - width)
            || (i % width < width - 1 && set.Contains(i + 1)) || (i % width > 0 && set.Contains(i - 1)));
    }

    private double Similarity(int[] first, int[] second)
    {
        double sum = 0, pixels = labels.Length, both = first.Length + second.Length;
        if (similarities.HasFlag(RegionSimilarities.Color))
            sum += Common(Colors(first), Colors(second));
        if (similarities.HasFlag(RegionSimilarities.Texture))
            sum += Common(Textures(first), Textures(second));
        if (similarities.HasFlag(RegionSimilarities.Size))
            sum += 1 - (both / pixels);
        if (similarities.HasFlag(RegionSimilarities.Fill))
            sum += 1 - ((Around([.. first, .. second]).Area - both) / pixels);
        return sum;
    }

    private static double Common(double[] first, double[] second) => first.Zip(second, Math.Min).Sum();

    private double[] Colors(int[] region)
    {
        double[] bins = new double[75];
        foreach (int i in region)
        {
            double[] rgb = [.. picture.Pixels.Slice(3 * i, 3).ToArray().Select(x => x / 255.0)];
            double most = rgb.Max(), range = most - rgb.Min(), hue = 0;
            if (range > 0 && most == rgb[0])
                hue = (rgb[1] - rgb[2]) / range;
            else if (range > 0)
                hue = most == rgb[1] ? 2 + ((rgb[2] - rgb[0]) / range) : 4 + ((rgb[0] - rgb[1]) / range);
            hue = (hue < 0 ? hue + 6 : hue) / 6;
            // A bin holds its lower bound, which doubles may miss by a little.
            bins[(int)((hue * 25) + 1e-9)]++;
            bins[25 + (most == 0 ? 0 : Math.Min(24, (int)((range / most * 25) + 1e-9)))]++;
            bins[50 + (int)((most * 255 * 25 / 256) + 1e-9)]++;
        }

        return Array.ConvertAll(bins, x => x / (3.0 * region.Length));
    }

    private double[] Textures(int[] region)
    {
        double most = Enumerable.Range(0, 3).Max(c => _x[c].Zip(_y[c], (x, y) => Responses(x, y).Max()).Max());
        double[] bins = new double[240];
        for (int c = 0; c < 3; c++)
        {
            foreach (int i in region)
            {
                double[] responses = [.. Responses(_x[c][i], _y[c][i])];
                for (int direction = 0; direction < 8; direction++)
                    bins[(((c * 8) + direction) * 10) + Math.Clamp((int)(responses[direction] / most * 10), 0, 9)]++;
            }
        }

        return Array.ConvertAll(bins, x => x / (24.0 * region.Length));
    }

    // Derivatives in eight directions, where they are positive.
    private static IEnumerable<double> Responses(double x, double y) => Enumerable.Range(0, 8).Select(
        k => Math.Max(0, (Math.Cos(k * Math.PI / 4) * x) + (Math.Sin(k * Math.PI / 4) * y)));

    private static double[][] Gradient(Picture picture, bool alongRows)
    {
        double[] smooth = [.. Enumerable.Range(-4, 9).Select(i => Math.Exp(-i * i / 2.0))];
        double[] derivative = [.. smooth.Select((x, i) => x * (i - 4))];
        double whole = smooth.Sum(), ramp = derivative.Select((x, i) => x * (i - 4)).Sum();
        (int height, int width) = (picture.Height, picture.Width);
        double[][] result = [.. Enumerable.Range(0, 3).Select(_ => new double[height * width])];
        for (int i = 0; i < height * width * 81; i++)
        {
            (int pixel, int tap) = Math.DivRem(i, 81);
            (int y, int x) = (Mirrored((pixel / width) + (tap / 9) - 4, height), Mirrored((pixel % width) + (tap % 9) - 4, width));
            double weight = alongRows
                ? derivative[tap / 9] / ramp * smooth[tap % 9] / whole
                : smooth[tap / 9] / whole * derivative[tap % 9] / ramp;
            for (int c = 0; c < 3; c++)
                result[c][pixel] += weight * picture.Pixels[(((y * width) + x) * 3) + c];
        }

        return result;
    }

    private static int Mirrored(int i, int extent) => i < 0 ? -1 - i : i < extent ? i : (2 * extent) - 1 - i;

    private Box Around(int[] region) => new(
        region.Min(i => i % picture.Width), region.Min(i => i / picture.Width),
        region.Max(i => i % picture.Width) + 1, region.Max(i => i / picture.Width) + 1);
}
