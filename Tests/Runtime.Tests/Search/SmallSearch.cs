using Unroll.Runtime.Tests.Networks;
using Unroll.Runtime.Tests.Training;
using Unroll.Runtime.Tests.Training.Checkpoints;

namespace Unroll.Runtime.Tests.Search;

/// <summary>A search of a small network in a folder of its own, whose every ingredient a test can choose.</summary>
internal sealed class SmallSearch : IDisposable
{
    private const int Inputs = 7, Classes = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-search-").FullName;
    private readonly SearchAxis<float> _rate;
    private readonly SearchAxis<int> _batchSize;
    private readonly SearchAxis<float> _decay;

    public SmallSearch(float highestRate = 0.3f)
    {
        _rate = Space.LogUniform("rate", 0.001f, highestRate);
        _batchSize = Space.Choice("batch", 4, 8, 16);
        _decay = Space.Uniform("decay", 0f, 0.1f);
    }

    public SearchSpace Space { get; } = new();

    public SearchMethod Method { get; init; } = new SuccessiveHalving();

    public int Trials { get; set; } = 9;

    public int Epochs { get; init; } = 9;

    public int Seed { get; set; } = 4;

    public DataSet Train { get; set; } = CheckpointedTraining.Noise(50, seed: 1);

    public DataSet Dev { get; init; } = CheckpointedTraining.Noise(20, seed: 2);

    /// <summary>The number of a trial whose rate becomes huge after the first epoch.</summary>
    public int? DivergesInEpoch2 { get; init; }

    /// <summary>Is told of every mini-batch and epoch of every trial, on the threads of the trials.</summary>
    public Action<SearchTrial, TrainingProgress> Trained { get; set; } = (_, _) => { };

    public IProgress<SearchProgress>? Progress { get; set; }

    public string Folder => Path.Combine(_folder, "trials");

    public SearchResult Run(int threads = 1, CancellationToken cancellation = default) =>
        new Unroll.Search(Folder, Space, Build) { Method = Method, Threads = threads, Seed = Seed, Progress = Progress }
            .Run(Train, Dev, Trials, Epochs, cancellation);

    public TrialTraining Build(SearchTrial trial)
    {
        var network = new LinearNetwork(Inputs, Classes, seed: 3, labels: true);
        var optimizer = new Sgd(trial.Get(_rate), momentum: 0.9f, weightDecay: trial.Get(_decay))
        {
            Schedule = new Exploding(
                new CosineSchedule(trial.Steps(trial.Get(_batchSize))),
                trial.Number == DivergesInEpoch2 ? trial.Steps(trial.Get(_batchSize)) / trial.Epochs : int.MaxValue),
        };
        var trainer = new Trainer<Network>(network, optimizer)
        {
            ShuffleSeed = trial.Seed, Progress = new ProgressLog(progress => Trained(trial, progress)),
        };
        return new TrialTraining(trainer, trial.Get(_batchSize));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Says that two searches came to the same, times apart, in bits of weights, too.</summary>
    public static void AssertEqual(SearchResult expected, SearchResult actual)
    {
        Assert.Equal(expected.StopReason, actual.StopReason);
        Assert.Equal(expected.ToString(), actual.ToString());
        foreach ((TrialResult one, TrialResult other) in expected.Trials.Zip(actual.Trials))
        {
            Assert.Equal(one.Trial.ToString(), other.Trial.ToString());
            Assert.Equal(one.Outcome, other.Outcome);
            Assert.Equal(one.Divergence, other.Divergence);
            Assert.Equal(WithoutTimes(one), WithoutTimes(other));
            Assert.Equal(one.Weights is null, other.Weights is null);
            if (one.Weights is not null)
                Assert.Equal(File.ReadAllBytes(one.Weights), File.ReadAllBytes(other.Weights!));
        }
    }

    private sealed class Exploding(Schedule inner, int after) : Schedule
    {
        public override float Rate(float learningRate, int step) => step < after ? inner.Rate(learningRate, step) : 1e37f;
    }

    private static IEnumerable<EpochResult> WithoutTimes(TrialResult trial) =>
        trial.Epochs.Select(epoch => epoch with { TrainingTime = default, EvaluationTime = default });
}
