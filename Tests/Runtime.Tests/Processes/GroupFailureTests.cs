using Unroll.Runtime.Tests.Networks;
using Unroll.Runtime.Tests.Training;
using Unroll.Runtime.Tests.Training.Checkpoints;

namespace Unroll.Runtime.Tests.Processes;

/// <summary>Whatever goes wrong in one process ends all, and none waits for ever.</summary>
public sealed class GroupFailureTests
{
    private const int Inputs = 7;

    private readonly DataSet _train = CheckpointedTraining.Noise(48, seed: 1);
    private readonly DataSet _dev = CheckpointedTraining.Noise(20, seed: 2);

    [Theory]
    [InlineData("at the beginning")]
    [InlineData("in reading")]
    [InlineData("in the last epoch")]
    [InlineData("in measuring")]
    [InlineData("in the constructor's augmentation")]
    public void An_exception_of_one_process_ends_the_others(string where)
    {
        (int _, Exception? failure)[] ends = ThreadGroup.Run(3, group =>
        {
            bool fails = group.Rank == 1;
            Fit(
                group,
                train: new CountingSource(_train)
                {
                    OnRead = epoch =>
                    {
                        if (fails && (where == "in reading" || (where == "in the last epoch" && epoch == 3)))
                            throw new IOException("The disk is gone.");
                    },
                },
                dev: new CountingSource(_dev)
                {
                    OnRead = _ =>
                    {
                        if (fails && where == "in measuring")
                            throw new IOException("The disk is gone.");
                    },
                },
                set: trainer =>
                {
                    if (fails && where == "in the constructor's augmentation")
                        trainer.Augmentations = [new HorizontalFlip { Input = "none" }];
                    if (fails && where == "at the beginning")
                        trainer.Sampler = new LabelSampler(100, 2);
                });
            return 0;
        });

        AssertEndedBy(1, ends);
        Assert.True(ends[1].failure is IOException or InvalidOperationException or ArgumentException, ends[1].failure!.ToString());
    }

    [Fact]
    public void An_exception_of_Progress_and_of_the_last_checkpoint_end_the_others()
    {
        AssertEndedBy(0, ThreadGroup.Run(2, group =>
        {
            Fit(group, set: trainer => trainer.Progress = new ProgressLog(report => throw new FormatException()));
            return 0;
        }));
        string folder = Directory.CreateTempSubdirectory("unroll-processes-").FullName;
        (int _, Exception? failure)[] ends = ThreadGroup.Run(2, group =>
        {
            Fit(group, set: trainer =>
            {
                trainer.Checkpoint = Path.Combine(folder, "training.checkpoint");
                trainer.Progress = new ProgressLog(report =>
                {
                    if (report is { Completed.Epoch: 3 })
                        Directory.Delete(folder, recursive: true);
                });
            });
            return 0;
        });
        AssertEndedBy(0, ends);
        Assert.IsAssignableFrom<IOException>(ends[0].failure);
    }

    [Theory]
    [InlineData("batchSize is 8, but was 16 there")]
    [InlineData("ShuffleSeed is 1, but was 0 there")]
    [InlineData("train is ")]
    [InlineData("AccumulationSteps is 4, but was 2 there")]
    public void Another_training_than_that_of_process_0_is_told(string difference)
    {
        (int _, Exception? failure)[] ends = ThreadGroup.Run(2, group =>
        {
            bool other = group.Rank == 1;
            Fit(
                group,
                train: other && difference.StartsWith("train") ? CheckpointedTraining.Noise(48, seed: 9) : null,
                set: trainer =>
                {
                    if (other && difference.StartsWith("Shuffle"))
                        trainer.ShuffleSeed = 1;
                    if (other && difference.StartsWith("Accumulation"))
                        trainer.AccumulationSteps = 2;
                },
                batchSize: other && difference.StartsWith("batch") ? 8 : 16);
            return 0;
        });
        AssertEndedBy(1, ends);
        Assert.Contains($"Process 1 was given another training than process 0: {difference}", ends[1].failure!.Message);
    }

    [Fact]
    public void Other_epochs_are_told_to_all()
    {
        (int _, Exception? failure)[] ends = ThreadGroup.Run(2, group =>
        {
            Fit(group, epochs: 3 + group.Rank);
            return 0;
        });
        Assert.All(ends, end => Assert.Contains(
            "Process 1 has other epochs or another Patience than process 0.", Assert.IsType<ProcessGroupException>(end.failure).Message));
    }

    /// <summary>No step is made anywhere, and all processes name the sample, which one of them has read.</summary>
    [Fact]
    public void A_number_that_is_not_finite_ends_all_at_the_same_step()
    {
        float[] inputs = new float[50], targets = new float[50];
        targets[31] = 3e30f;
        (float[]? values, Exception? failure)[] ends = ThreadGroup.Run(4, group =>
        {
            using var network = new LinearNetwork(1, 1);
            var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.001f)) { ShuffleSeed = 4, ProcessGroup = group };
            var error = Assert.Throws<NonFiniteLossException>(() => trainer.Fit(new DataSet(inputs, targets, 50), null, epochs: 1, 8));
            Assert.Equal((NonFinitePart.Loss, (int?)31), (error.What, error.Sample));
            return network.Values.ToArray();
        });
        Assert.All(ends, end => Assert.Null(end.failure));
        Assert.All(ends, end => Assert.Equal(ends[0].values, end.values));
    }

    private void Fit(
        ProcessGroup group, SampleSource? train = null, SampleSource? dev = null, Action<Trainer<LinearNetwork>>? set = null,
        int epochs = 3, int batchSize = 16)
    {
        using var network = new LinearNetwork(Inputs, 3, seed: 3, labels: true);
        var trainer = new Trainer<LinearNetwork>(network, new Adam(0.01f)) { ProcessGroup = group };
        set?.Invoke(trainer);
        trainer.Fit(train ?? _train, dev ?? _dev, epochs, batchSize);
    }

    private static void AssertEndedBy(int rank, (int _, Exception? Failure)[] ends)
    {
        for (int process = 0; process < ends.Length; process++)
        {
            Exception failure = Assert.IsAssignableFrom<Exception>(ends[process].Failure);
            if (process != rank)
                Assert.Equal(rank, Assert.IsType<ProcessGroupException>(failure).Rank);
            else
                Assert.IsNotType<ProcessGroupException>(failure);
        }
    }
}
