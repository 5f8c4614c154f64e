namespace Unroll.Vision.Tests.Faces;

/// <summary>True accepts at false accepts, counted pair by pair.</summary>
public sealed class RocCurveTests
{
    public static TheoryData<string> Sets => ["lfw", "uneven", "ties"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Each_point_counts_what_is_as_near(string name)
    {
        VerificationPair[] pairs = PairsOf(name);
        var curve = new RocCurve(pairs);

        float[] distances = [.. pairs.Select(pair => pair.Distance).Distinct().Order()];
        Assert.Equal(new RocPoint(0, 0, float.NegativeInfinity), curve.Points[0]);
        Assert.Equal(distances, curve.Points.Skip(1).Select(point => point.Threshold));
        Assert.All(curve.Points, point =>
        {
            Assert.Equal(Share(pairs, same: true, point.Threshold), point.TrueAcceptRate);
            Assert.Equal(Share(pairs, same: false, point.Threshold), point.FalseAcceptRate);
        });
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void The_area_is_the_share_of_right_orders(string name)
    {
        VerificationPair[] pairs = PairsOf(name);

        // Mann and Whitney: of each pair of one person beside each of two.
        double right = 0, all = 0;
        foreach (VerificationPair same in pairs.Where(pair => pair.IsSame))
        {
            foreach (VerificationPair other in pairs.Where(pair => !pair.IsSame))
            {
                right += same.Distance < other.Distance ? 1 : same.Distance == other.Distance ? .5 : 0;
                all++;
            }
        }

        Assert.Equal(right / all, new RocCurve(pairs).Area, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void At_a_rate_it_gives_the_most_true_accepts(string name)
    {
        var curve = new RocCurve(PairsOf(name));
        foreach (double rate in new[] { 0, .001, .01, .1, .5, 1 })
        {
            RocPoint point = curve.At(rate);
            Assert.InRange(point.FalseAcceptRate, 0, rate);
            Assert.Equal(curve.Points.Where(each => each.FalseAcceptRate <= rate).Max(each => each.TrueAcceptRate), point.TrueAcceptRate);
        }
    }

    [Fact]
    public void Both_mistakes_are_as_frequent_at_the_equal_error_rate()
    {
        // One of four pairs of one person lies above one of four pairs of two: a quarter each.
        VerificationPair[] pairs =
        [
            new(1, true), new(2, true), new(3, true), new(5, true), new(4, false), new(6, false), new(7, false), new(8, false),
        ];
        Assert.Equal(.25, new RocCurve(pairs).EqualErrorRate, 1e-12);
        Assert.Equal(0, new RocCurve([new(1, true), new(2, false)]).EqualErrorRate, 1e-12);
        Assert.Equal(.5, new RocCurve([new(1, true), new(1, false)]).EqualErrorRate, 1e-12);
        Assert.Equal(1, new RocCurve([new(2, true), new(1, false)]).EqualErrorRate, 1e-12);
    }

    [Fact]
    public void A_picture_has_the_curve_in_its_color()
    {
        var good = new RocCurve([new(1, true), new(2, false)]);
        var bad = new RocCurve([new(2, true), new(1, false)]);

        Picture picture = RocPicture.Draw([("good", good), ("bad", bad)], leastRate: .01, height: 200, width: 300);

        // A perfect curve runs along the upper border, one that is always wrong along the lower and the right one.
        (PictureColor blue, PictureColor red) = (PictureColor.Of(3), PictureColor.Of(0));
        Assert.All(Enumerable.Range(60, 200), x => Assert.Equal(blue, At(picture, 27, x)));
        Assert.All(Enumerable.Range(60, 60), x => Assert.Equal(red, At(picture, 165, x)));
        Assert.All(Enumerable.Range(30, 100), y => Assert.Equal(red, At(picture, y, 285)));
        Assert.Equal(PictureColor.White, At(picture, 50, 100));
        Assert.Throws<ArgumentException>(() => RocPicture.Draw([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RocPicture.Draw([("good", good)], leastRate: 1));
    }

    private static PictureColor At(Picture picture, int y, int x)
    {
        Span<byte> pixel = picture.Row(y).Slice(x * 3, 3);
        return new(pixel[0], pixel[1], pixel[2]);
    }

    private static double Share(VerificationPair[] pairs, bool same, float threshold) =>
        pairs.Count(pair => pair.IsSame == same && pair.Distance <= threshold) / (double)pairs.Count(pair => pair.IsSame == same);

    private static VerificationPair[] PairsOf(string name) => name == "ties" ? PairSet.Ties(1) : PairSet.Of(name);
}
