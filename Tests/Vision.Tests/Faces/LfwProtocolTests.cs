namespace Unroll.Vision.Tests.Faces;

/// <summary>LFW's protocol, beside FaceNet's evaluation of the same pairs (make_verification.py).</summary>
public sealed class LfwProtocolTests
{
    [Theory]
    [InlineData("lfw", 10, 1e-2)]
    [InlineData("uneven", 4, .07)]
    public void Gives_the_numbers_of_FaceNets_evaluation(string name, int folds, double rate)
    {
        LfwResult result = LfwProtocol.Measure(PairSet.Of(name), new LfwOptions { Folds = folds, FalseAcceptRate = rate });

        double[] found = [.. result.Folds.SelectMany(
            fold => new[] { fold.Threshold, fold.Accuracy, fold.RateThreshold, fold.TrueAcceptRate, fold.FalseAcceptRate })];
        Assert.Equal(PairSet.Golden[name + "Folds"], found, (expected, came) => Math.Abs(expected - came) < 1e-12);
        double[] summary =
        [
            result.Accuracy, result.AccuracyDeviation, result.AccuracyStandardError,
            result.TrueAcceptRate, result.TrueAcceptDeviation, result.FalseAcceptRate,
        ];
        Assert.Equal(PairSet.Golden[name + "Summary"], summary, (expected, came) => Math.Abs(expected - came) < 1e-12);
    }

    [Fact]
    public void A_rate_that_no_threshold_reaches_accepts_nothing()
    {
        VerificationPair[] pairs = [.. Enumerable.Range(0, 40).Select(i => new VerificationPair(i % 2 == 0 ? .5f : 5f, i % 2 == 0))];

        LfwResult result = LfwProtocol.Measure(pairs);

        Assert.Equal(1, result.Accuracy);
        Assert.Equal((0, 0), (result.TrueAcceptRate, result.FalseAcceptRate));
        Assert.All(result.Folds, fold => Assert.Equal(0, fold.RateThreshold));
    }

    [Fact]
    public void Pairs_that_cannot_be_measured_are_refused()
    {
        VerificationPair[] pairs = PairSet.Of("lfw");
        Assert.Contains("9 pairs cannot be cut into 10 parts", Refused(pairs[..9]));
        Assert.Contains("0 pairs of one person", Refused([.. pairs.OrderBy(pair => pair.IsSame)]));
        Assert.Contains("the distance NaN", Refused([.. pairs, new(float.NaN, true)]));
        Assert.Contains("the distance -1", Refused([.. pairs, new(-1, true)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LfwOptions { Folds = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LfwOptions { FalseAcceptRate = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LfwOptions { Step = double.NaN });

        static string Refused(VerificationPair[] pairs) => Assert.Throws<ArgumentException>(() => LfwProtocol.Measure(pairs)).Message;
    }

    [Fact]
    public void Reads_the_pairs_of_LFW()
    {
        LfwPair[] pairs = [.. Read("2\t1\nAbel_Pacheco\t1\t4\nAbel_Pacheco\t2\tAkhmed_Zakayev\t13\n\nAnn\t1\t2\nAnn 1 Bob 1\n")];

        Assert.Equal(new LfwPair("Abel_Pacheco/Abel_Pacheco_0001.jpg", "Abel_Pacheco/Abel_Pacheco_0004.jpg", true), pairs[0]);
        Assert.Equal(new LfwPair("Abel_Pacheco/Abel_Pacheco_0002.jpg", "Akhmed_Zakayev/Akhmed_Zakayev_0013.jpg", false), pairs[1]);
        Assert.Equal([true, false, true, false], pairs.Select(pair => pair.IsSame));
        Assert.Equal(2, Read("1\nAnn 1 2\nAnn 1 Bob 2").Count);
    }

    [Theory]
    [InlineData("", "line 1: expected the number of parts")]
    [InlineData("ten 300", "line 1")]
    [InlineData("1 1\nAnn 1 2\n", "there are 1 pairs; the first line says 2")]
    [InlineData("1 1\nAnn 1 2\nAnn 1 Bob -2\n", "line 3: 'Ann 1 Bob -2' is no pair")]
    [InlineData("1 1\nAnn 1\n", "line 2: 'Ann 1' is no pair")]
    public void Refuses_other_files(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Read(text)).Message);

    private static IReadOnlyList<LfwPair> Read(string text)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return LfwPairs.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
