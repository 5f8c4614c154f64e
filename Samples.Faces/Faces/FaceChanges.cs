using Unroll.Vision;

namespace Samples.Faces;

/// <summary>The same photograph turned, scaled and relit: is it still the same person?</summary>
internal static class FaceChanges
{
    private const string Portrait = "astronaut.png";

    /// <summary>Prints the distance of each changed portrait to the portrait itself.</summary>
    /// <returns>Whether all upright faces stay nearer than <see cref="FaceVerifier.DlibThreshold"/>.</returns>
    public static bool Run(FaceReader reader, string weights)
    {
        Picture portrait = Picture.Read(FaceData.PathOf(Portrait));
        using FaceFinder finder = FaceFinder.ForPortraits(weights);
        FoundFace original = reader.Read(portrait, finder.Find(portrait)[0]);
        float[] originalCut = reader.DescribeAsFaceApi(portrait, original);
        float largest = 0, largestCut = 0;
        foreach ((string name, Picture changed) in All(portrait))
        {
            List<FoundFace> found = finder.Find(changed);
            if (found.Count == 0)
            {
                Console.WriteLine($"{name}: no face is found");
                return false;
            }

            FoundFace face = reader.Read(changed, found[0]);
            float cut = FaceVerifier.Distance(originalCut, reader.DescribeAsFaceApi(changed, face)), upright = original.DistanceTo(face);
            Console.WriteLine($"{name}: distance {upright:F3} upright, {cut:F3} as face-api cuts it out");
            (largest, largestCut) = (Math.Max(largest, upright), Math.Max(largestCut, cut));
        }

        Console.WriteLine($"largest distance of the same person: {largest:F3} upright, {largestCut:F3} as face-api cuts it out");
        return largest < FaceVerifier.DlibThreshold;
    }

    private static IEnumerable<(string Name, Picture Picture)> All(Picture portrait)
    {
        foreach (int degrees in new[] { -20, -10, 10, 20 })
            yield return ($"turned by {degrees} degrees", Turned(portrait, degrees));
        foreach (double scale in new[] { .5, .75, 1.5 })
        {
            (int height, int width) = ((int)(portrait.Height * scale), (int)(portrait.Width * scale));
            yield return ($"scaled by {scale}", portrait.Resized(height, width));
        }

        yield return ("darker", Relit(portrait, (value, _) => 255 * Math.Pow(value / 255, 1.8)));
        yield return ("brighter", Relit(portrait, (value, _) => 255 * Math.Pow(value / 255, .55)));
        yield return ("lit from the left", Relit(portrait, (value, column) => value * (1.3 - (.9 * column / portrait.Width))));
        yield return ("turned by 15 degrees, scaled by 0.6 and darker", Relit(
            Turned(portrait, 15).Resized(portrait.Height * 3 / 5, portrait.Width * 3 / 5), (value, _) => .6 * value));
    }

    private static Picture Turned(Picture portrait, int degrees)
    {
        var turned = new Picture(portrait.Height, portrait.Width);
        portrait.Warp(
            SimilarityTransform.Around(portrait.Width / 2.0, portrait.Height / 2.0, degrees * Math.PI / 180), turned);
        return turned;
    }

    private static Picture Relit(Picture portrait, Func<double, int, double> light)
    {
        var relit = new Picture(portrait.Height, portrait.Width);
        for (int i = 0; i < portrait.Pixels.Length; i++)
            relit.Pixels[i] = (byte)Math.Clamp(Math.Round(light(portrait.Pixels[i], i / 3 % portrait.Width)), 0, 255);
        return relit;
    }
}
