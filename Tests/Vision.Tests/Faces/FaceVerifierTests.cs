namespace Unroll.Vision.Tests.Faces;

/// <summary>Whether two descriptors are of one person.</summary>
public sealed class FaceVerifierTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(31)]
    [InlineData(128)]
    [InlineData(515)]
    public void The_distance_is_that_of_doubles(int length)
    {
        var random = new Random(length);
        float[] a = [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - .5))];
        float[] b = [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - .5))];
        double squared = a.Zip(b, (x, y) => ((double)x - y) * ((double)x - y)).Sum();

        Assert.Equal(squared, FaceVerifier.SquaredDistance(a, b), 1e-6 * squared);
        Assert.Equal(Math.Sqrt(squared), FaceVerifier.Distance(a, b), 1e-6 * Math.Sqrt(squared));
        Assert.Equal(FaceVerifier.Distance(a, b), FaceVerifier.Distance(b, a));
        Assert.Equal(0, FaceVerifier.Distance(a, a));
    }

    [Fact]
    public void Only_what_is_strictly_nearer_is_the_same()
    {
        var verifier = new FaceVerifier(.5f);

        Assert.False(verifier.IsSame([0, 0], [.5f, 0]));
        Assert.True(verifier.IsSame([0, 0], [MathF.BitDecrement(.5f), 0]));
        Assert.Equal(.6f, new FaceVerifier().Threshold);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_threshold_tells_as_many_pairs_rightly_as_any(int seed)
    {
        foreach (VerificationPair[] pairs in new[] { PairSet.Ties(seed), PairSet.Of("uneven"), PairSet.Of("lfw") })
        {
            FaceVerifier chosen = FaceVerifier.Choose(pairs);

            // Every threshold that makes a difference: just above each distance.
            double[] reached = [.. pairs.Select(pair => Accuracy(pairs, MathF.BitIncrement(pair.Distance)))];
            Assert.Equal(reached.Max(), Accuracy(pairs, chosen.Threshold));
            Assert.Equal(reached.Max(), chosen.Accuracy(pairs));
            float first = pairs.Zip(reached).Where(pair => pair.Second == reached.Max()).Min(pair => pair.First.Distance);
            float next = pairs.Select(pair => pair.Distance).Where(distance => distance > first).Min();
            Assert.Equal((first + (double)next) / 2, chosen.Threshold, 1e-6);
        }
    }

    [Fact]
    public void The_threshold_lies_above_all_where_nothing_shall_be_refused()
    {
        FaceVerifier chosen = FaceVerifier.Choose([new(2, true), new(3, true), new(1, false)]);

        Assert.Equal(MathF.BitIncrement(3), chosen.Threshold);
        Assert.Equal(BitConverter.UInt32BitsToSingle(0x3F800001), FaceVerifier.Choose(
            [new(1, true), new(BitConverter.UInt32BitsToSingle(0x3F800001), false)]).Threshold);   // no number lies between them
    }

    [Fact]
    public void What_is_no_distance_is_refused()
    {
        Assert.Contains(
            "3 numbers and the other 2", Assert.Throws<ArgumentException>(() => FaceVerifier.Distance([1, 2, 3], [1, 2])).Message);
        Assert.Throws<ArgumentException>(() => FaceVerifier.Distance([], []));
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => new FaceVerifier().IsSame([float.NaN], [1])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaceVerifier(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaceVerifier(float.NaN));
        Assert.Contains("0 pairs of one person and 1 of two", Assert.Throws<ArgumentException>(
            () => FaceVerifier.Choose([new(1, false)])).Message);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var verifier = new FaceVerifier();
        float[] a = new float[128], b = new float[128];
        verifier.IsSame(a, b);

        Assert.Equal(0, Allocation.Of(() => verifier.IsSame(a, b), 100));
    }

    private static double Accuracy(VerificationPair[] pairs, float threshold) =>
        pairs.Count(pair => pair.Distance < threshold == pair.IsSame) / (double)pairs.Length;
}
