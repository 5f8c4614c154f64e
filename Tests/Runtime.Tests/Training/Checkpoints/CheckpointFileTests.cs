using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Training.Checkpoints;

/// <summary>The file of a checkpoint, when it is written, and what it costs when it is not.</summary>
public sealed class CheckpointFileTests : IDisposable
{
    private readonly CheckpointedTraining _training = new();

    public void Dispose() => _training.Dispose();

    [Fact]
    public void It_is_a_safetensors_file_with_everything_under_its_name()
    {
        CheckpointedTraining.Outcome outcome = _training.Cancel(10);

        byte[] bytes = File.ReadAllBytes(_training.File);
        int header = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        using JsonDocument json = JsonDocument.Parse(Encoding.UTF8.GetString(bytes, 8, header));
        Assert.Equal(
            [
                "__metadata__", "trainer/history",
                "y.weights", "y.factor", "y.bias",
                "best/y.weights", "best/y.factor", "best/y.bias",
                "optimizer/average1/y.weights", "optimizer/average1/y.bias", "optimizer/average1/gaps",
                "optimizer/average2/y.weights", "optimizer/average2/y.bias", "optimizer/average2/gaps",
                "trainer/checksum",
            ],
            json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.All(json.RootElement.GetProperty("__metadata__").EnumerateObject(),
            text => Assert.Equal(JsonValueKind.String, text.Value.ValueKind));
        Assert.Equal("1", json.RootElement.GetProperty("__metadata__").GetProperty("epochs").GetString());
        Assert.Equal("3", json.RootElement.GetProperty("__metadata__").GetProperty("batches").GetString());

        // As the format's own library has it: whole multiples of 8 bytes before the data, no gaps, every tensor at a
        // multiple of its numbers' size.
        Assert.Equal(0, header % 8);
        long end = 0;
        foreach (JsonProperty tensor in json.RootElement.EnumerateObject().Skip(1))
        {
            long[] offsets = [.. tensor.Value.GetProperty("data_offsets").EnumerateArray().Select(number => number.GetInt64())];
            int size = tensor.Value.GetProperty("dtype").GetString() == "F64" ? 8 : 4;
            long count = tensor.Value.GetProperty("shape").EnumerateArray().Aggregate(1L, (product, extent) => product * extent.GetInt64());
            Assert.Equal(end, offsets[0]);
            Assert.Equal(0, offsets[0] % size);
            Assert.Equal(count * size, offsets[1] - offsets[0]);
            end = offsets[1];
        }

        Assert.Equal(bytes.Length, 8 + header + end);
        EpochResult epoch = outcome.History.Epochs[0];
        double Number(int column) => BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(8 + header + (8 * column)));
        Assert.Equal(
            [1, epoch.TrainLoss, epoch.TrainAccuracy!.Value, epoch.DevLoss!.Value, epoch.DevAccuracy!.Value, epoch.LearningRate,
                epoch.TrainingTime.Ticks, epoch.EvaluationTime.Ticks],
            Enumerable.Range(0, 8).Select(Number));
    }

    [Fact]
    public void Load_takes_the_last_or_the_best_weights_of_it()
    {
        CheckpointedTraining.Outcome canceled = _training.Cancel(10);   // ends with the weights of epoch 1, the best
        using Network last = _training.Network(), best = _training.Network();

        last.Load(_training.File, new LoadOptions { AllowExtra = true });
        best.Load(_training.File,
            new LoadOptions { Rename = name => name.StartsWith("best/", StringComparison.Ordinal) ? name["best/".Length..] : null });

        Assert.Equal(canceled.Values, best.Values.ToArray());
        Assert.NotEqual(canceled.Values, last.Values.ToArray());
        InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => last.Load(_training.File));
        Assert.Contains("AllowExtra", thrown.Message);
    }

    /// <summary>Who forgets to resume, and cancels at once, keeps what was there.</summary>
    [Fact]
    public void A_training_that_is_canceled_before_its_first_step_replaces_nothing()
    {
        _training.Cancel(10);
        byte[] before = File.ReadAllBytes(_training.File);
        using Network network = _training.Network();
        using Optimizer optimizer = _training.Optimizer();
        var trainer = new Trainer<Network>(network, optimizer) { Checkpoint = _training.File };

        TrainingHistory history =
            trainer.Fit(_training.Train, _training.Dev, _training.Epochs, _training.BatchSize, new CancellationToken(canceled: true));

        Assert.Equal(StopReason.Canceled, history.StopReason);
        Assert.Equal(before, File.ReadAllBytes(_training.File));
    }

    [Fact]
    public void A_checkpoint_of_every_mini_batch_can_be_written_by_hand()
    {
        CheckpointedTraining.Outcome whole = _training.Whole();
        string file = _training.File + ".";
        var positions = new List<CheckpointPosition>();
        using (Network network = _training.Network())
        {
            var trainer = new Trainer<Network>(network, new Adam(0.01f));
            int reports = 0;
            trainer.Progress = new ProgressLog(_ => trainer.SaveCheckpoint(file + reports++));
            trainer.Fit(_training.Train, _training.Dev, _training.Epochs, _training.BatchSize);
            Assert.Equal(6 * 8, reports);                                 // 7 mini-batches and the end of the epoch
        }

        for (int report = 0; report < 6 * 8; report++)
        {
            File.Move(file + report, _training.File, overwrite: true);
            _training.Resume().AssertEqual(whole);
        }
    }

    [Fact]
    public void It_is_written_by_hand_only_while_a_training_reports()
    {
        using Network network = _training.Network();
        var trainer = new Trainer<Network>(network, new Adam(0.01f));
        Assert.Contains("Progress", Assert.Throws<InvalidOperationException>(() => trainer.SaveCheckpoint(_training.File)).Message);

        Exception? elsewhere = null;
        trainer.Progress = new ProgressLog(_ =>
        {
            var thread = new Thread(() => elsewhere ??= Record.Exception(() => trainer.SaveCheckpoint(_training.File)));
            thread.Start();
            thread.Join();
        });
        trainer.Fit(_training.Train, _training.Dev, 1);

        Assert.IsType<InvalidOperationException>(elsewhere);
        Assert.Throws<InvalidOperationException>(() => trainer.SaveCheckpoint(_training.File));
        Assert.False(File.Exists(_training.File));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_told_before_the_training()
    {
        using Network network = _training.Network();
        var trainer = new Trainer<Network>(network, new Adam(0.01f)) { Checkpoint = Path.Combine(_training.File, "training.checkpoint") };
        Assert.Contains("there is no folder",
            Assert.Throws<DirectoryNotFoundException>(() => trainer.Fit(_training.Train, null, 1)).Message);
        trainer.Checkpoint = Path.GetDirectoryName(_training.File);
        Assert.Contains("folder", Assert.Throws<IOException>(() => trainer.Fit(_training.Train, null, 1)).Message);
        trainer.Checkpoint = null;
        trainer.CheckpointEvery = 3;
        Assert.Contains("CheckpointEvery", Assert.Throws<InvalidOperationException>(() => trainer.Fit(_training.Train, null, 1)).Message);
        Assert.Equal(0, trainer.Optimizer.Steps);
        Assert.Throws<ArgumentException>(() => trainer.Checkpoint = "");
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.CheckpointEvery = 0);
    }

    [Fact]
    public void Times_go_on_too()
    {
        _training.Cancel(10);
        using Network network = _training.Network();
        var trainer = new Trainer<Network>(network, new Adam(0.01f)) { Checkpoint = _training.File };
        trainer.Resume(_training.File);
        string before = Metadata("elapsedTicks");

        trainer.Fit(_training.Train, _training.Dev, _training.Epochs, _training.BatchSize, new CancellationToken(canceled: true));

        Assert.True(long.Parse(Metadata("elapsedTicks")) > long.Parse(before));
        Assert.Equal("3", Metadata("batches"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Steps_allocate_nothing_while_no_checkpoint_is_due(int threads)
    {
        using var network = new LinearNetwork(2, 3, labels: true);
        long last = 0, allocated = 0, steps = 0;
        var progress = new ProgressLog(report =>
        {
            // The report of mini-batch 11 follows a checkpoint.
            if (report.Batch is > 1 and not 11 && report.Completed is null)
            {
                allocated += Allocation.SoFar() - last;
                steps++;
            }

            last = Allocation.SoFar();
        });
        var trainer = new Trainer<LinearNetwork>(network, new Adam())
        {
            Progress = progress,
            Threads = threads,
            Checkpoint = _training.File,
            CheckpointEvery = 10,
        };

        trainer.Fit(TrainerTests.Clusters(160), TrainerTests.Clusters(100), epochs: 5, batchSize: 8);

        Assert.Equal(5 * 18, steps);
        Assert.Equal(0, allocated);
    }

    private string Metadata(string name)
    {
        using SafeTensorsFile file = SafeTensorsFile.Open(_training.File, withMetadata: true);
        return file.Metadata[name];
    }
}
