using System.Xml.Linq;
using Acme.Vision.Reported;
using Unroll;

namespace Acme.Vision.Tests.Reports;

/// <summary>The page about a training tells what the training did, in numbers that are computed here once more.</summary>
public sealed class TrainingReportTests : ReportFolder
{
    [Fact]
    public void Tells_the_results_of_every_epoch()
    {
        (TrainingHistory history, _, _, Page page) = Train();

        string[][] rows = page.Rows("epochs");
        Assert.Equal(history.Epochs.Count, rows.Length);
        foreach ((EpochResult epoch, string[] row) in history.Epochs.Zip(rows))
        {
            Assert.Equal(epoch.Epoch, Page.Number(row[0]));
            Assert.Equal(epoch.TrainLoss, Page.Number(row[1]), 1e-4 * epoch.TrainLoss);
            Assert.Equal(epoch.DevLoss!.Value, Page.Number(row[2]), 1e-4 * epoch.DevLoss.Value);
            Assert.Equal(epoch.TrainAccuracy!.Value, Page.Number(row[3]), 5.1e-5);
            Assert.Equal(epoch.DevAccuracy!.Value, Page.Number(row[4]), 5.1e-5);
            Assert.Equal(epoch.LearningRate, Page.Number(row[5]), 1e-4 * epoch.LearningRate);
        }

        XElement[] best = [.. page.Find("epochs")!.Descendants("tr").Where(row => row.Attribute("class")?.Value == "best")];
        Assert.Equal(history.BestEpoch, (int)Page.Number(Assert.Single(best).Element("td")!.Value));
    }

    [Fact]
    public void Draws_the_losses_where_they_are()
    {
        (TrainingHistory history, _, _, Page page) = Train();

        // The heights of the points are the losses but for one factor and one term, and the places are the epochs.
        XElement chart = page.Find("curves")!.Descendants("figure").First();
        Assert.Equal("Loss", chart.Descendants("b").First().Value);
        XElement[] dots = [.. chart.Descendants("circle")];
        double[] losses = [.. history.Epochs.Select(epoch => epoch.TrainLoss), .. history.Epochs.Select(epoch => epoch.DevLoss!.Value)];
        Assert.Equal(losses.Length, dots.Length);
        double[] heights = [.. dots.Select(dot => Page.Number(dot.Attribute("cy")!.Value))];
        double[] places = [.. dots.Select(dot => Page.Number(dot.Attribute("cx")!.Value))];
        int low = Array.IndexOf(losses, losses.Min()), high = Array.IndexOf(losses, losses.Max());
        double factor = (heights[high] - heights[low]) / (losses[high] - losses[low]);
        Assert.True(factor < 0);
        for (int i = 0; i < losses.Length; i++)
        {
            Assert.Equal(heights[low] + (factor * (losses[i] - losses[low])), heights[i], 0.02);
            Assert.Equal(places[0] + (i % history.Epochs.Count * (places[1] - places[0])), places[i], 0.03);
        }
    }

    [Fact]
    public void Counts_what_is_taken_for_what()
    {
        (_, Garments network, DataSet dev, Page page) = Train();

        int[,] counts = new int[3, 3];
        for (int sample = 0; sample < dev.Count; sample++)
            counts[dev.Label(sample), Accuracy.ArgMax(Logits(network, dev, sample))]++;
        string[] names = ["above", "between", "below"];
        string[][] rows = page.Rows("confusion"), classes = page.Rows("classes-table");
        for (int label = 0; label < 3; label++)
        {
            Assert.Equal(names[label], rows[label][0]);
            for (int prediction = 0; prediction < 3; prediction++)
                Assert.Equal(counts[label, prediction], Page.Number(rows[label][1 + prediction]));
            int samples = counts[label, 0] + counts[label, 1] + counts[label, 2];
            int predicted = counts[0, label] + counts[1, label] + counts[2, label];
            Assert.Equal((names[label], samples), (classes[label][0], (int)Page.Number(classes[label][1])));
            double precision = (double)counts[label, label] / predicted, recall = (double)counts[label, label] / samples;
            Assert.Equal(precision, Page.Number(classes[label][2]), 5.1e-4);
            Assert.Equal(recall, Page.Number(classes[label][3]), 5.1e-4);
            Assert.Equal(2 * precision * recall / (precision + recall), Page.Number(classes[label][4]), 5.1e-4);
        }

        network.Dispose();
    }

    [Fact]
    public void Shows_the_samples_with_the_largest_losses_and_their_pictures()
    {
        (_, Garments network, DataSet dev, Page page) = Train();

        (int Sample, double Loss)[] expected =
        [
            .. Enumerable.Range(0, dev.Count).Select(sample => (sample, CrossEntropy(Logits(network, dev, sample), dev.Label(sample))))
                .OrderByDescending(pair => pair.Item2).Take(7),
        ];
        XElement[] figures = [.. page.Find("worst-samples")!.Elements("figure")];
        Assert.Equal(expected.Select(pair => $"{pair.Sample}"), figures.Select(figure => figure.Attribute("data-sample")!.Value));
        foreach ((XElement figure, (int sample, double loss)) in figures.Zip(expected))
        {
            Assert.Equal(loss, Page.Number(figure.Element("b")!.Value), 0.006 * loss);
            Assert.StartsWith("data:image/png;base64,", figure.Element("img")!.Attribute("src")!.Value);
            Assert.Contains($"is {new[] { "above", "between", "below" }[dev.Label(sample)]}", figure.Value);
        }

        network.Dispose();
    }

    [Fact]
    public void Changes_no_bit_of_the_training()
    {
        static float[] Weights(string? report)
        {
            using var network = new Garments(seed: 3);   // with dropout and running averages
            new Trainer<Garments>(network, new Adam(0.01f)) { Report = report }.Fit(Bands(90), Bands(20), epochs: 3, batchSize: 16);
            return [.. network.Parameters.SelectMany(tensor =>
            {
                float[] values = new float[tensor.Length];
                tensor.CopyTo(values);
                return values;
            })];
        }

        Assert.Equal(Weights(null).Select(BitConverter.SingleToInt32Bits), Weights(Path()).Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Allocates_nothing_in_the_steps_between()
    {
        using var network = new Garments(seed: 3);
        long last = 0, allocated = 0;
        var progress = new Watch(report =>
        {
            if (report.Batch > 1 && report.Batch < report.Batches && report.Completed is null)
                allocated += Allocation.SoFar() - last;
            last = Allocation.SoFar();
        });
        var trainer = new Trainer<Garments>(network, new Adam(0.01f)) { Report = Path(), Progress = progress };
        trainer.Fit(Bands(90), null, epochs: 3, batchSize: 8);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Is_written_after_every_epoch()
    {
        using var network = new Garments(seed: 3);
        var told = new List<string>();
        var progress = new Watch(report =>
        {
            if (report.Completed is not null && report.Epoch < report.Epochs)
                told.Add(new Page(Path()).Text);
        });
        new Trainer<Garments>(network, new Adam(0.01f)) { Report = Path(), Progress = progress }.Fit(Bands(60), Bands(20), epochs: 3);
        Assert.Equal(2, told.Count);
        Assert.Contains("in training: 1 of 3 epochs done", told[0]);
        Assert.Contains("in training: 2 of 3 epochs done", told[1]);
        Assert.Contains("trained for 3 epochs", new Page(Path()).Text);
    }

    [Fact]
    public void Says_where_gradients_vanish()
    {
        using var network = new TwentySigmoids(seed: 1);
        new Trainer<TwentySigmoids>(network, new Sgd(0.1f)) { Report = Path() }.Fit(Largest(100), Largest(40), epochs: 2);

        (string weight, string text) = Assert.Single(new Page(Path()).Findings, finding => finding.Weight == "Problem");
        Assert.Equal("Problem", weight);
        Assert.Contains("Gradients vanish: at the first step", text);
        Assert.Contains("of 20 layers (first ", text);
        Assert.DoesNotContain("neither vanish nor explode", new Page(Path()).Text);
    }

    [Fact]
    public void Says_where_they_do_not()
    {
        (_, Garments network, _, Page page) = Train();
        Assert.Contains(page.Findings, finding => finding.Weight == "Good" && finding.Text.Contains("neither vanish nor explode"));
        Assert.DoesNotContain("Gradients vanish", page.Text);
        network.Dispose();
    }

    [Fact]
    public void Says_where_they_explode()
    {
        using var network = new TwoNumbers(seed: 1);
        // Hidden values are small and the inputs large, so the gradients of the weights that multiply them are, too.
        network.Parameters["hidden.weights"].CopyFrom(new float[36]);
        network.Parameters["hidden.bias"].CopyFrom([.. Enumerable.Repeat(1e-4f, 12)]);
        float[] inputs = [.. Enumerable.Range(0, 60).Select(i => ((i % 7) - 3) * 1e4f)];
        var trainer = new Trainer<TwoNumbers>(network, new Sgd(0)) { Report = Path() };
        trainer.Fit(new DataSet(inputs, [.. Enumerable.Repeat(1f, 40)], 20), null, epochs: 1);

        (string weight, string text) = Assert.Single(new Page(Path()).Findings, finding => finding.Text.StartsWith("Gradients"));
        Assert.Equal("Problem", weight);
        Assert.StartsWith("Gradients explode: at the first step, 1 of 2 layers (hidden ", text);
    }

    [Fact]
    public void Says_which_layers_have_silent_units()
    {
        using var network = new ThirtyKinds(seed: 1);
        network.Parameters["hidden.bias"].CopyFrom([0.5f, -9, 0.5f, 0.5f, -9, 0.5f, 0.5f, -9, 0.5f, 0.5f]);
        new Trainer<ThirtyKinds>(network, new Sgd(0.001f)) { Report = Path() }.Fit(Largest(80), null, epochs: 3);
        (_, string text) = Assert.Single(new Page(Path()).Findings, finding => finding.Weight == "Warning");
        Assert.StartsWith("Silent units: 3 of 10 in hidden ", text);
    }

    [Fact]
    public void Of_many_classes_the_most_frequent_errors_are_told()
    {
        using var network = new ThirtyKinds(seed: 1);
        DataSet dev = Largest(50);
        new Trainer<ThirtyKinds>(network, new Sgd(0)) { Report = Path() }.Fit(Largest(20), dev, epochs: 1);

        var counts = new Dictionary<(int Label, int Prediction), int>();
        float[] scores = new float[30];
        for (int sample = 0; sample < dev.Count; sample++)
        {
            network.Predict(dev.Input(sample), scores);
            (int, int) pair = (dev.Label(sample), Accuracy.ArgMax(scores));
            counts[pair] = counts.GetValueOrDefault(pair) + 1;
        }

        var page = new Page(Path());
        Assert.Null(page.Find("confusion"));
        Assert.Equal(
            counts.Where(pair => pair.Key.Label != pair.Key.Prediction).OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key.Label).ThenBy(pair => pair.Key.Prediction).Take(20)
                .Select(pair => $"{pair.Key.Label} {pair.Key.Prediction} {pair.Value}"),
            page.Rows("errors").Select(row => $"{row[0]} {row[1]} {row[2]}"));
        Assert.Equal(30, page.Rows("classes-table").Length);
    }

    [Fact]
    public void A_canceled_and_a_resumed_training_are_told()
    {
        string checkpoint = Path("training.checkpoint");
        using var first = new Garments(seed: 1);
        using var stop = new CancellationTokenSource();
        var progress = new Watch(report =>
        {
            if (report is { Epoch: 2, Batch: 2 })
                stop.Cancel();
        });
        var trainer = new Trainer<Garments>(first, new Adam(0.01f)) { Report = Path(), Checkpoint = checkpoint, Progress = progress };
        trainer.Fit(Bands(60), Bands(20), epochs: 3, batchSize: 16, stop.Token);
        Assert.Contains("canceled after 6 steps", new Page(Path()).Text);

        using var second = new Garments(seed: 1);
        trainer = new Trainer<Garments>(second, new Adam(0.01f)) { Report = Path(), Checkpoint = checkpoint };
        trainer.Resume(checkpoint);
        trainer.Fit(Bands(60), Bands(20), epochs: 3, batchSize: 16);
        var page = new Page(Path());
        Assert.Equal(["1", "2", "3"], page.Rows("epochs").Select(row => row[0]));
        Assert.Contains("Epochs before the training was resumed were not looked at", page.Text);
    }

    [Fact]
    public void Without_a_development_set_it_says_so()
    {
        using var network = new Garments(seed: 1);
        new Trainer<Garments>(network, new Adam(0.01f)) { Report = Path(), TrainAccuracySamples = 0 }.Fit(Bands(30), null, epochs: 1);
        var page = new Page(Path());
        Assert.Contains("There was no development set", page.Text);
        Assert.Null(page.Find("confusion"));
        Assert.Equal("\u2013", page.Rows("epochs")[0][2]);
    }

    [Fact]
    public void Says_why_a_training_failed()
    {
        using var network = new TwoNumbers(seed: 1);
        float[] inputs = [.. Enumerable.Range(0, 60).Select(i => (i % 7) - 3f)];
        var set = new DataSet(inputs, [.. Enumerable.Range(0, 40).Select(i => i % 5 * 1e18f)], 20);
        var trainer = new Trainer<TwoNumbers>(network, new Sgd(1e30f)) { Report = Path() };
        string message = Assert.Throws<NonFiniteLossException>(() => trainer.Fit(set, set, epochs: 3, batchSize: 5)).Message;

        (string weight, string text) = new Page(Path()).Findings[0];
        Assert.Equal(("Problem", $"The training failed. {message}"), (weight, text));
    }

    [Fact]
    public void Names_of_other_classes_and_missing_folders_are_told_before_the_training()
    {
        using var network = new Garments(seed: 1);
        DataSet set = Bands(20);
        var trainer = new Trainer<Garments>(network, new Sgd(0.1f)) { ReportOptions = new ReportOptions { Classes = ["one", "two"] } };
        string message = Assert.Throws<InvalidOperationException>(() => trainer.Fit(set, null, 1)).Message;
        Assert.Contains("names of 2 classes, but Garments tells 3", message);
        trainer.ReportOptions = new ReportOptions();
        trainer.Report = System.IO.Path.Combine(Path("nowhere"), "report.html");
        Assert.Throws<DirectoryNotFoundException>(() => trainer.Fit(set, null, 1));
        Assert.Throws<ArgumentException>(() => trainer.Report = "");
        Assert.Throws<ArgumentNullException>(() => trainer.ReportOptions = null!);
    }

    private (TrainingHistory History, Garments Network, DataSet Dev, Page Page) Train()
    {
        var network = new Garments(seed: 2);
        (DataSet train, DataSet dev) = Bands(240).Split(0.25);
        var trainer = new Trainer<Garments>(network, new Adam(0.003f))
        {
            Report = Path(),
            ReportOptions = new ReportOptions { Classes = ["above", "between", "below"], WorstSamples = 7 },
        };
        TrainingHistory history = trainer.Fit(train, dev, epochs: 4, batchSize: 20);
        return (history, network, dev, new Page(Path()));
    }

    private static float[] Logits(Garments network, DataSet set, int sample)
    {
        float[] logits = new float[3];
        network.Predict(set.Input(sample), logits);
        return logits;
    }

    private static double CrossEntropy(float[] logits, int label) => Math.Log(logits.Sum(logit => Math.Exp((double)logit - logits[label])));

    private sealed class Watch(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
