namespace Unroll.Vision.Tests;

/// <summary>Detections of YOLO against literals that make_yolo.py computed, and against the formulas in double precision.</summary>
public sealed class YoloDecoderTests
{
    private static readonly BoxSize[] Cells = [new(0.5f, 0.75f), new(2, 1)], Pixels = [new(10, 13), new(33, 23)];

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    [InlineData(5, false)]
    [InlineData(5, true)]
    public void Detections_are_those_of_the_papers(int version, bool everyClass)
    {
        int length = version == 1 ? 2 * 3 * (2 * 5 + 3) : 2 * 3 * 2 * 8;
        float[] values = Array.ConvertAll(RegionValues.Noise(length, 7), x => version == 1 ? x + 0.5f : x * 6);
        var detections = new Detection[36];
        int count;
        if (version == 1)
        {
            count = new Yolo1Decoder(2, 3, 2, 3, 64, 120) { EveryClass = everyClass }.Decode(values, detections);
        }
        else
        {
            BoxSize[] anchors = version == 2 ? Cells : Pixels;
            var decoder = new YoloDecoder((YoloVersion)version, 2, 3, anchors, 3, 64, 120) { EveryClass = everyClass };
            count = decoder.Decode(values, detections);
        }

        float[] numbers = [.. detections[..count].SelectMany(
            found => new[] { found.Box.Left, found.Box.Top, found.Box.Right, found.Box.Bottom, found.Class, found.Score })];
        GoldenNumbers.AssertClose(new GoldenNumbers("yolo.json")[$"version{version}{everyClass}"], numbers, 2e-5);
    }

    [Theory]
    [InlineData(YoloVersion.Version2, false, 0.1f)]
    [InlineData(YoloVersion.Version2, true, 0.001f)]
    [InlineData(YoloVersion.Version3, false, 0.5f)]
    [InlineData(YoloVersion.Version3, true, 0)]
    [InlineData(YoloVersion.Version5, false, 0.9f)]
    [InlineData(YoloVersion.Version5, true, 1)]
    public void Detections_of_a_large_grid_are_those_of_the_formulas(YoloVersion version, bool everyClass, float score)
    {
        BoxSize[] anchors = version == YoloVersion.Version2 ? [.. Cells, new(1, 1)] : [.. Pixels, new(62, 45)];
        var decoder = new YoloDecoder(version, 13, 10, anchors, 20, 416, 320) { EveryClass = everyClass };
        float[] values = Values(13 * 10 * 3 * 25);
        var reference = new YoloReference((int)version, 13, 10, anchors, 20, 416, 320);
        var detections = new Detection[decoder.MostDetections];
        AssertSame(reference.Detect(values, score, everyClass), detections.AsSpan(0, decoder.Decode(values, detections, score)));
        Assert.Equal(0, Allocation.Of(() => decoder.Decode(values, detections, score), 10));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Detections_of_the_first_version_are_those_of_the_formulas(bool everyClass)
    {
        var decoder = new Yolo1Decoder(7, 7, 2, 20, 448, 448) { EveryClass = everyClass };
        float[] values = Array.ConvertAll(Values(7 * 7 * 30), x => (x / 32) + 0.5f);
        var detections = new Detection[decoder.MostDetections];
        var reference = new YoloReference(1, 7, 7, new BoxSize[2], 20, 448, 448);
        AssertSame(reference.Detect(values, 0.25, everyClass), detections.AsSpan(0, decoder.Decode(values, detections)));
        Assert.Equal(0, Allocation.Of(() => decoder.Decode(values, detections), 10));

        var plain = new Yolo1Decoder(1, 1, 1, 1, 100, 200) { SquareRoots = false };
        Assert.Equal(1, plain.Decode([0.5f, 0.5f, 0.25f, 0.5f, 1, 1], detections));
        Assert.Equal(new Detection(new Box(75, 25, 125, 75), 0, 1), detections[0]);
    }

    [Fact]
    public void Equal_classes_give_the_first_and_scores_must_be_more()
    {
        var decoder = new YoloDecoder(YoloVersion.Version3, 1, 1, [new(2, 4)], 2, 8, 8);
        var detections = new Detection[2];
        Assert.Equal(1, decoder.Decode(new float[7], detections, 0.2499f));
        Assert.Equal(new Detection(new Box(3, 2, 5, 6), 0, 0.25f), detections[0]);
        Assert.Equal(0, decoder.Decode(new float[7], detections, 0.25f));
    }

    [Fact]
    public void Too_few_places_are_told()
    {
        var decoder = new YoloDecoder(YoloVersion.Version5, 1, 2, Pixels, 1, 8, 8);
        float[] values = new float[4 * 6];
        values.AsSpan().Fill(3);
        Assert.Contains("of which 4", Assert.Throws<ArgumentException>(() => decoder.Decode(values, new Detection[3])).Message);
        Assert.Equal(4, decoder.Decode(values, new Detection[4]));
    }

    /// <summary>A box whose confidence is too low is not looked at further; elsewhere NaN is an error, and infinity goes on.</summary>
    [Fact]
    public void What_is_no_number_is_not_hidden()
    {
        var detections = new Detection[4];
        foreach (YoloVersion version in Enum.GetValues<YoloVersion>())
        {
            var decoder = new YoloDecoder(version, 1, 2, [new(2, 4)], 2, 8, 8);
            Assert.Contains("row 0 and column 1", Assert.Throws<ArgumentException>(
                () => decoder.Decode([0, 0, 0, 0, -9, 0, 0, 0, 0, 0, 0, float.NaN, 0, 0], detections)).Message);
            Assert.Throws<ArgumentException>(() => decoder.Decode([0, 0, 0, 0, 9, 0, float.NaN, 0, 0, 0, 0, 0, 0, 0], detections));
            Assert.Equal(1, decoder.Decode([0, 0, float.NaN, 0, 9, 9, 0, 0, 0, 0, 0, -9, 0, 0], detections));
            Assert.True(float.IsNaN(detections[0].Box.Left));
        }

        var first = new Yolo1Decoder(1, 1, 1, 1, 8, 8);
        Assert.Throws<ArgumentException>(() => first.Decode([0, 0, 0, 0, float.NaN, 0], detections));
        Assert.Throws<ArgumentException>(() => first.Decode([0, 0, 0, 0, 0, float.NaN], detections));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new YoloDecoder((YoloVersion)4, 1, 1, Pixels, 1, 8, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => new YoloDecoder(YoloVersion.Version3, 0, 1, Pixels, 1, 8, 8));
        Assert.Throws<ArgumentException>(() => new YoloDecoder(YoloVersion.Version3, 1, 1, [], 1, 8, 8));
        Assert.Throws<ArgumentException>(() => new YoloDecoder(YoloVersion.Version3, 1, 1, [new(0, 1)], 1, 8, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Yolo1Decoder(7, 7, 0, 20, 8, 8));
        var decoder = new YoloDecoder(YoloVersion.Version3, 1, 1, [new(2, 4)], 2, 8, 8);
        Assert.Throws<ArgumentException>(() => decoder.Decode(new float[8], new Detection[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => decoder.Decode(new float[7], new Detection[1], float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => decoder.Decode(new float[7], new Detection[1], 1.5f));
    }

    private static float[] Values(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 12) - 6)];
    }

    private static void AssertSame(IEnumerable<(double[] Box, int Class, double Score)> expected, ReadOnlySpan<Detection> actual)
    {
        (double[] Box, int Class, double Score)[] all = [.. expected];
        Assert.Equal(all.Length, actual.Length);
        for (int i = 0; i < all.Length; i++)
        {
            Detection found = actual[i];
            Assert.Equal(all[i].Class, found.Class);
            Assert.Equal(all[i].Score, found.Score, 1e-6);
            // A corner is a difference: its error is that of the center and the size.
            double[] box = all[i].Box;
            double tolerance = 1e-6 * (416 + box[2] - box[0] + box[3] - box[1]);
            Assert.Equal(box[0], found.Box.Left, tolerance);
            Assert.Equal(box[1], found.Box.Top, tolerance);
            Assert.Equal(box[2], found.Box.Right, tolerance);
            Assert.Equal(box[3], found.Box.Bottom, tolerance);
        }
    }
}
