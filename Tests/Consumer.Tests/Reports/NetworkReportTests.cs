using System.Xml.Linq;
using Acme.Vision.Reported;
using Unroll;

namespace Acme.Vision.Tests.Reports;

/// <summary>The page about a network tells what it is and what its numbers are like.</summary>
public sealed class NetworkReportTests : ReportFolder
{
    [Fact]
    public void Tells_the_stages()
    {
        using var network = new Garments(seed: 1);
        network.Report(Path());

        string[][] rows = new Page(Path()).Rows("stages");
        Assert.Equal(network.Declaration.Stages.Count + 1, rows.Length);
        foreach ((StageDescription stage, string[] row) in network.Declaration.Stages.Zip(rows))
        {
            Assert.Equal((stage.Name, stage.Operations, stage.Shape), (row[0], row[1], row[2].Replace(" \u00d7 ", "x")));
            Assert.Equal((stage.ParameterCount, stage.MultiplyAdds), ((int)Page.Number(row[3]), (long)Page.Number(row[4])));
        }

        Assert.Equal(network.Declaration.ParameterCount, Page.Number(rows[^1][3]));
    }

    [Fact]
    public void Tells_what_every_parameter_and_its_gradient_are_like()
    {
        using var network = new Garments(seed: 1);
        DataSet set = Bands(16);
        using var batch = new Batch(Garments.Description, 16);
        for (int sample = 0; sample < 16; sample++)
        {
            set.Input(sample).CopyTo(batch.Input(0)[(sample * 120)..]);
            batch.Labels(0)[sample] = set.Label(sample);
        }

        network.ComputeGradients(batch);
        network.Report(Path());

        string[][] rows = new Page(Path()).Rows("tensors");
        Assert.Equal(network.Parameters.Count, rows.Length);
        foreach ((ParameterTensor tensor, string[] row) in network.Parameters.Zip(rows))
        {
            float[] values = new float[tensor.Length], gradients = new float[tensor.Length];
            tensor.CopyTo(values);
            tensor.CopyGradientTo(gradients);
            double mean = values.Average(value => (double)value);
            AssertNear(mean, row[2]);
            AssertNear(Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), row[3]);
            AssertNear(values.Min(), row[4]);
            AssertNear(values.Max(), row[5]);
            Assert.Equal(values.Count(value => value == 0) / (double)values.Length, Page.Number(row[6]), 5.1e-4);
            if (tensor.Description.IsStatistic)
                Assert.Equal("\u2013", row[8]);
            else
                AssertNear(Math.Sqrt(gradients.Average(value => (double)value * value)), row[8]);
        }
    }

    [Fact]
    public void Without_gradients_it_says_how_to_get_some()
    {
        using var network = new Garments(seed: 1);
        network.Report(Path());
        Assert.Contains("call ComputeGradients, or train the network", new Page(Path()).Text);
    }

    [Fact]
    public void Tells_numbers_against_those_that_were_wanted()
    {
        using var network = new TwoNumbers(seed: 1);
        var random = new Random(2);
        float[] inputs = [.. Enumerable.Range(0, 300).Select(_ => (float)random.NextDouble())];
        float[] targets = [.. Enumerable.Range(0, 200).Select(i => (i % 2) + inputs[i / 2 * 3] - (float)random.NextDouble())];
        network.Report(Path(), new DataSet(inputs, targets, 100));

        float[] outputs = new float[200];
        network.Predict(inputs, outputs, 100);
        string[][] rows = new Page(Path()).Rows("numbers-answer");
        for (int element = 0; element < 2; element++)
        {
            double[] wanted = [.. Enumerable.Range(0, 100).Select(i => (double)targets[(2 * i) + element])];
            double[] errors = [.. Enumerable.Range(0, 100).Select(i => (double)outputs[(2 * i) + element] - targets[(2 * i) + element])];
            double variance = wanted.Average(value => Math.Pow(value - wanted.Average(), 2));
            double square = errors.Average(error => error * error);
            Assert.Equal($"answer {element}", rows[element][0]);
            AssertNear(Math.Sqrt(square), rows[element][1]);
            AssertNear(errors.Average(Math.Abs), rows[element][2]);
            AssertNear(errors.Average(), rows[element][3]);
            AssertNear(1 - (square / variance), rows[element][4]);
        }

        Assert.Contains("given against wanted", new Page(Path()).Text);
    }

    [Fact]
    public void Text_is_escaped()
    {
        const string Title = "<script>alert(\"x\")</script> & 'co'", Class = "<b>&amp;";
        using var network = new Garments(seed: 1);
        network.Report(Path(), Bands(12), new ReportOptions { Title = Title, Classes = [Class, "two", "three"] });

        var page = new Page(Path());   // is XML, so nothing breaks out of where it stands
        Assert.Equal((Title, Title), (page.Title, page.All("h1").Single().Value));
        Assert.Equal(Class, page.Rows("confusion")[0][0]);
        Assert.Empty(page.All("script"));
    }

    [Fact]
    public void What_cannot_be_shown_is_said()
    {
        using var triplets = new Acme.Vision.MinedAndClassified(seed: 1);
        triplets.Report(Path(), new DataSet(4, [new float[24]], [new[] { 1, 1, 2, 2 }, new[] { 0, 1, 2, 0 }]));
        Assert.Contains("has no loss of its own", Body());

        using var points = new Acme.Vision.PointFinder(seed: 1);
        points.Report(Path(), new DataSet(4, [new float[24]], [new float[36]]));
        Assert.Contains("The 4 samples of 4 with the largest losses", Body());

        using var weighted = new Acme.Vision.Weighted(seed: 1);
        weighted.Report(Path(), new DataSet(3, [new float[18]], [new[] { 0, 2, -100 }, new float[9]]));
        Assert.Contains("SmoothL1 on place", Body());
        Assert.Contains("The 3 samples of 3", Body());
        Assert.Contains("does not count", Body());   // the label of the third

        string Body() => string.Join(" ", new Page(Path()).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Yes_and_no_are_classes_of_their_own()
    {
        using var network = new Xor(seed: 1);
        var set = new DataSet([0, 0, 0, 1, 1, 0, 1, 1], [0f, 1, 1, 0], 4);
        network.Report(Path(), set, new ReportOptions { Classes = ["even", "odd"] });

        var page = new Page(Path());
        int[,] counts = new int[2, 2];
        var sure = new Dictionary<int, double>();
        float[] logit = new float[1];
        for (int sample = 0; sample < 4; sample++)
        {
            network.Predict(set.Input(sample), logit);
            counts[(int)set.Target(sample)[0], logit[0] > 0 ? 1 : 0]++;
            sure[sample] = 1 / (1 + Math.Exp(-Math.Abs(logit[0])));
        }

        string[][] rows = page.Rows("confusion");
        for (int label = 0; label < 2; label++)
        {
            Assert.Equal(label == 0 ? "even" : "odd", rows[label][0]);
            Assert.Equal((counts[label, 0], counts[label, 1]), ((int)Page.Number(rows[label][1]), (int)Page.Number(rows[label][2])));
        }

        foreach (string[] row in page.Rows("worst-samples"))
            Assert.Equal(sure[(int)Page.Number(row[2])], Page.Number(row[0].Split(' ', 2)[1]), 0.0051);
    }

    [Fact]
    public void Parameters_that_are_not_finite_are_told()
    {
        using var network = new Garments(seed: 1);
        float[] bias = new float[network.Parameters["kind.bias"].Length];
        bias[1] = float.NaN;
        network.Parameters["kind.bias"].CopyFrom(bias);
        network.Report(Path(), Bands(6));
        var page = new Page(Path());
        Assert.Equal(("Problem", "kind.bias has 1 number that is infinite or NaN."), page.Findings[0]);
    }

    [Fact]
    public void Samples_that_are_read_as_they_are_needed_are_shown()
    {
        using var network = new Garments(seed: 1);
        network.Report(Path(), new Ramps(9), new ReportOptions { WorstSamples = 2 });
        Assert.Equal(2, new Page(Path()).Find("worst-samples")!.Elements("figure").Count());
    }

    /// <summary>Pictures that become brighter to the right, which are in no memory.</summary>
    private sealed class Ramps(int count) : SampleSource
    {
        public override int Count => count;
        public override int InputCount => 1;
        public override int TargetCount => 1;
        public override int InputLength(int input = 0) => 120;
        public override int TargetLength(int target = 0) => 1;
        public override bool HasLabels(int target = 0) => true;
        public override int Label(int sample, int target = 0) => sample % 3;
        public override ReadOnlySpan<float> Target(int sample, int target = 0) => throw new InvalidOperationException("There are labels.");
        public override SampleSource Select(ReadOnlySpan<int> samples) => throw new NotSupportedException();
        protected override SampleReader OpenReader(int? randomSeed) => new Reader();
        protected override string Fingerprint() => "ramps";

        private sealed class Reader : SampleReader
        {
            public override void Read(ReadOnlySpan<int> samples, int input, int epoch, Span<float> rows)
            {
                for (int i = 0; i < rows.Length; i++)
                    rows[i] = i % 12 * (1f + samples[i / 120]);
            }
        }
    }

    [Fact]
    public void Wrong_arguments_are_told()
    {
        using var network = new Garments(seed: 1);
        Assert.Throws<ArgumentNullException>(() => network.Report(null!));
        Assert.Throws<ArgumentException>(() => network.Report(""));
        Assert.Throws<DirectoryNotFoundException>(() => network.Report(System.IO.Path.Combine(Path("nowhere"), "x.html")));
        Assert.Throws<ArgumentException>(() => network.Report(Path(), null, new ReportOptions { Classes = ["one"] }));
        Assert.Throws<ArgumentException>(() => network.Report(Path(), new DataSet([1, 2], [0])));
        Assert.Throws<ArgumentNullException>(() => new ReportOptions { Classes = null! });
        Assert.Throws<ArgumentNullException>(() => new ReportOptions { Classes = [null!] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReportOptions { WorstSamples = -1 });
        Assert.False(File.Exists(Path()));
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => network.Report(Path()));
    }

    private static void AssertNear(double expected, string told) =>
        Assert.Equal(expected, Page.Number(told), (0.006 * Math.Abs(expected)) + 1e-12);
}
