using Unroll.Runtime.Tests.Networks;
using Unroll.Runtime.Tests.Training;
using Unroll.Runtime.Tests.Training.Checkpoints;

namespace Unroll.Runtime.Tests.Processes;

/// <summary>Processes that train together come to the bits of one that has all parts, and end together.</summary>
public sealed class GroupTrainingTests : IDisposable
{
    private const int Inputs = 7, Epochs = 4, BatchSize = 16;

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-processes-").FullName;
    private readonly DataSet _train = CheckpointedTraining.Noise(50, seed: 1);   // 4 mini-batches, the last of 2
    private readonly DataSet _dev = CheckpointedTraining.Noise(20, seed: 2);

    private string File => Path.Combine(_folder, "training.checkpoint");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(8, 1)]
    [InlineData(2, 2)]
    [InlineData(2, 4)]
    [InlineData(1, 3)]
    public void The_bits_are_those_of_one_process_with_all_parts(int size, int own)
    {
        Outcome expected = Run(null, size * own);
        Assert.All(ThreadGroup.RunAll(size, group => Run(group, own)), outcome => outcome.AssertEqual(expected));
    }

    [Fact]
    public void Only_process_0_reports_and_writes_checkpoints()
    {
        int[] reports = ThreadGroup.RunAll(2, group =>
        {
            int told = 0;
            Run(group, 1, trainer =>
            {
                trainer.Progress = new ProgressLog(_ => told++);
                trainer.Checkpoint = group.Rank == 0 ? File : Path.Combine(_folder, "other", "training.checkpoint");
            });
            return told;
        });

        Assert.Equal([Epochs * 5, 0], reports);
        Assert.Equal([File], Directory.GetFileSystemEntries(_folder));
    }

    /// <summary>What one process has written another number of processes goes on from, and only process 0 needs the file.</summary>
    [Fact]
    public void A_checkpoint_goes_on_in_another_number_of_processes()
    {
        Outcome expected = Run(null, 4);
        Cancel(2, 2, afterSteps: 6);
        Cancel(4, 1, afterSteps: 3);
        Outcome[] ended = ThreadGroup.RunAll(2, group => Run(group, 2, trainer =>
        {
            if (group.Rank == 0)
                trainer.Resume(File);
        }));
        Assert.All(ended, outcome => outcome.AssertEqual(expected));

        Cancel(2, 2, afterSteps: 6, resume: false);
        Run(null, 4, trainer => trainer.Resume(File)).AssertEqual(expected);
        Assert.Contains(
            "AccumulationSteps is 3, but was 4",
            Assert.Throws<InvalidDataException>(() => Run(null, 3, trainer => trainer.Resume(File))).Message);
    }

    /// <summary>The weights of process 0 are those of all: the others may begin with any.</summary>
    [Fact]
    public void All_begin_with_what_process_0_has()
    {
        Outcome expected = Run(null, 2);
        Outcome[] outcomes = ThreadGroup.RunAll(2, group => Run(group, 1, trainer =>
        {
            if (group.Rank == 1)
                trainer.Network.Parameters["y.weights"].CopyFrom(new float[Inputs * 3]);
        }));
        Assert.All(outcomes, outcome => outcome.AssertEqual(expected));
    }

    [Fact]
    public void Each_process_reads_its_samples_alone()
    {
        int[][] read = Read(_train, (trainer, source) => trainer.Fit(source, null, Epochs, BatchSize));
        Assert.All(Enumerable.Range(0, _train.Count), sample => Assert.Equal(Epochs, read[0][sample] + read[1][sample]));
        Assert.All(read, reads => Assert.Equal(Epochs * _train.Count / 2, reads.Sum()));

        int[][] measured = Read(_dev, (trainer, source) => trainer.Fit(_train, source, Epochs, BatchSize));
        Assert.All(Enumerable.Range(0, _dev.Count), sample => Assert.Equal(Epochs, measured[0][sample] + measured[1][sample]));
        Assert.Equal([Epochs * 8, Epochs * 12], measured.Select(reads => reads.Sum()));
    }

    private static int[][] Read(DataSet set, Action<Trainer<LinearNetwork>, SampleSource> fit) =>
        ThreadGroup.RunAll(2, group =>
        {
            var source = new CountingSource(set);
            using var network = new LinearNetwork(Inputs, 3, seed: 3, labels: true);
            var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.01f))
            {
                ProcessGroup = group,
                TrainAccuracySamples = 0,
            };
            fit(trainer, source);
            return source.Reads;
        });

    [Fact]
    public void A_token_canceled_in_one_process_cancels_all_at_the_same_step()
    {
        using var cancellation = new CancellationTokenSource();
        var source = new CountingSource(_train) { OnRead = epoch => { if (epoch == 2) cancellation.Cancel(); } };
        Outcome[] outcomes = ThreadGroup.RunAll(3, group => Run(
            group, 1, source: group.Rank == 2 ? source : null, cancellation: group.Rank == 2 ? cancellation.Token : default));

        Assert.All(outcomes, outcome => Assert.Equal(StopReason.Canceled, outcome.History.StopReason));
        Assert.All(outcomes, outcome => outcome.AssertEqual(outcomes[0]));
    }

    [Fact]
    public void Patience_ends_all_after_the_same_epoch()
    {
        Outcome[] outcomes = ThreadGroup.RunAll(2, group => Run(
            group, 1, trainer => (trainer.Patience, trainer.MinimumImprovement) = (1, 100)));
        Assert.All(outcomes, outcome => Assert.Equal(StopReason.EarlyStopping, outcome.History.StopReason));
        Assert.All(outcomes, outcome => Assert.Equal(2, outcome.History.Epochs.Count));
    }

    private void Cancel(int size, int own, int afterSteps, bool? resume = null) => ThreadGroup.RunAll(size, group =>
    {
        using var cancellation = new CancellationTokenSource();
        int steps = 0;
        return Run(
            group, own, trainer =>
            {
                trainer.Checkpoint = File;
                if (resume ?? System.IO.File.Exists(File))
                    trainer.Resume(File);
                trainer.Progress = new ProgressLog(report =>
                {
                    if (report.Completed is null && ++steps == afterSteps)
                        cancellation.Cancel();
                });
            },
            cancellation: cancellation.Token);
    });

    private Outcome Run(
        ProcessGroup? group, int parts, Action<Trainer<LinearNetwork>>? set = null, SampleSource? source = null,
        CancellationToken cancellation = default)
    {
        using var network = new LinearNetwork(Inputs, 3, seed: 3, labels: true, l2: 0.01f);
        using var optimizer = new Adam(0.01f) { ClipNorm = 1f };
        var trainer = new Trainer<LinearNetwork>(network, optimizer)
        {
            ProcessGroup = group,
            AccumulationSteps = parts,
        };
        set?.Invoke(trainer);
        TrainingHistory history = trainer.Fit(source ?? _train, _dev, Epochs, BatchSize, cancellation);
        return new Outcome(network.Values.ToArray(), history);
    }

    private sealed record Outcome(float[] Values, TrainingHistory History)
    {
        public void AssertEqual(Outcome other)
        {
            Assert.Equal(other.Values, Values);
            Assert.Equal(WithoutTimes(other.History), WithoutTimes(History));
            Assert.Equal(
                (other.History.BestEpoch, other.History.StopReason, other.History.Steps),
                (History.BestEpoch, History.StopReason, History.Steps));
        }

        private static IEnumerable<EpochResult> WithoutTimes(TrainingHistory history) =>
            history.Epochs.Select(epoch => epoch with { TrainingTime = default, EvaluationTime = default });
    }
}
