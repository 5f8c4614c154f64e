namespace Unroll.Runtime.Tests.Search;

public sealed class SearchTests
{
    [Fact]
    public void At_random_the_trial_with_the_lowest_loss_is_the_best()
    {
        using var search = new SmallSearch { Method = new RandomSearch(), Epochs = 2 };
        SearchResult result = search.Run();
        Assert.Equal(StopReason.Completed, result.StopReason);
        Assert.Equal(9, result.Trials.Count);
        Assert.All(result.Trials, trial => Assert.Equal((TrialOutcome.Completed, 2), (trial.Outcome, trial.Epochs.Count)));
        Assert.Equal(result.Trials.Select(Loss).Order(), result.Trials.Select(Loss));
        Assert.Same(result.Trials[0], result.Best);
        Assert.All(result.Trials, trial => Assert.Equal(trial.Epochs.Min(epoch => epoch.DevLoss), trial.Best!.DevLoss));
    }

    [Fact]
    public void The_weights_of_a_trial_are_those_of_its_best_epoch_trained_without_the_search()
    {
        using var search = new SmallSearch();
        SearchResult result = search.Run();
        TrialResult best = result.Best!;
        Assert.Equal(9, best.Epochs.Count);
        TrialTraining training = search.Build(best.Trial);
        using Network network = training.Trainer.Network;
        using Optimizer optimizer = training.Trainer.Optimizer;
        TrainingHistory history = training.Trainer.Fit(search.Train, search.Dev, 9, training.BatchSize);
        Assert.Equal(history.Best!.DevLoss, best.Best!.DevLoss);
        string path = Path.Combine(search.Folder, "expected");
        network.Save(path);
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(best.Weights!));
    }

    [Fact]
    public void Of_each_rung_the_best_third_goes_on()
    {
        using var search = new SmallSearch();
        SearchResult result = search.Run();
        Assert.Equal([9, 3, 3, 1, 1, 1, 1, 1, 1], result.Trials.Select(trial => trial.Epochs.Count));
        Assert.Equal(
            [TrialOutcome.Completed, .. Enumerable.Repeat(TrialOutcome.Pruned, 8)], result.Trials.Select(trial => trial.Outcome));

        // The losses that the rungs compared: the best of the first epoch, and of the first three.
        TrialResult[] second = [.. result.Trials.Take(3)], pruned = [.. result.Trials.Skip(3)];
        Assert.True(second.Max(trial => trial.Epochs[0].DevLoss) <= pruned.Min(trial => trial.Epochs[0].DevLoss));
        Assert.True(LowestOfThree(result.Best!) <= second.Skip(1).Min(LowestOfThree));
        Assert.Empty(Directory.GetFiles(search.Folder, "*.checkpoint"));

        static double? LowestOfThree(TrialResult trial) => trial.Epochs.Take(3).Min(epoch => epoch.DevLoss);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Threads_do_not_change_the_result(int threads)
    {
        using SmallSearch one = new(), several = new();
        SmallSearch.AssertEqual(one.Run(), several.Run(threads));
    }

    [Fact]
    public void Another_seed_draws_other_values()
    {
        using SmallSearch one = new() { Trials = 2 }, other = new() { Trials = 2, Seed = 5 };
        Assert.Empty(Values(one.Run()).Intersect(Values(other.Run())));

        static IEnumerable<string> Values(SearchResult result) => result.Trials.Select(trial => trial.Trial.ToString());
    }

    [Fact]
    public void A_trial_that_diverges_is_a_result()
    {
        using var search = new SmallSearch(highestRate: 1e30f);
        SearchResult result = search.Run(threads: 2);
        Assert.Equal(TrialOutcome.Completed, result.Best!.Outcome);
        TrialResult[] diverged = [.. result.Trials.Where(trial => trial.Outcome == TrialOutcome.Diverged)];
        Assert.NotEmpty(diverged);
        Assert.All(diverged, trial => Assert.Contains(" in epoch 1", trial.Divergence));
        Assert.Contains("diverged in epoch 1", result.ToString());
        Assert.Equal(diverged, result.Trials.TakeLast(diverged.Length));
        SmallSearch.AssertEqual(result, search.Run());
    }

    [Fact]
    public void Where_all_diverge_there_is_no_best()
    {
        using var huge = new SmallSearch { Train = new DataSet([.. Enumerable.Repeat(1e30f, 7 * 8)], new int[8]) };
        SearchResult result = huge.Run();
        Assert.Null(result.Best);
        Assert.Equal(StopReason.Completed, result.StopReason);
        Assert.All(result.Trials, trial => Assert.Equal(TrialOutcome.Diverged, trial.Outcome));
    }

    [Fact]
    public void What_a_trial_throws_ends_the_search_and_names_the_trial()
    {
        using var search = new SmallSearch();
        search.Trained = (trial, _) =>
        {
            if (trial.Number == 4)
                throw new TimeoutException("too late");
        };
        TrialFailedException thrown = Assert.Throws<TrialFailedException>(() => search.Run(threads: 2));
        Assert.Equal(4, thrown.Trial.Number);
        Assert.IsType<TimeoutException>(thrown.InnerException);
        Assert.StartsWith("The search ended, since trial 4: rate 0.", thrown.Message);
        Assert.EndsWith("could not be trained: too late", thrown.Message);

        search.Trained = (_, _) => { };
        using var whole = new SmallSearch();
        SmallSearch.AssertEqual(whole.Run(), search.Run());
    }

    [Fact]
    public void Progress_is_told_on_the_callers_thread_and_may_throw()
    {
        int caller = Environment.CurrentManagedThreadId;
        var told = new List<SearchProgress>();
        using var search = new SmallSearch
        {
            Progress = new Told(progress =>
            {
                Assert.Equal(caller, Environment.CurrentManagedThreadId);
                told.Add(progress);
            }),
        };
        search.Run(threads: 3);
        Assert.Equal(
            [.. Enumerable.Range(1, 9).Select(i => (1, i, 9)), .. Enumerable.Range(1, 3).Select(i => (2, i, 3)), (3, 1, 1)],
            told.Select(progress => (progress.Rung, progress.Ended, progress.Trainings)));
        Assert.All(told, progress => Assert.Equal(3, progress.Rungs));

        using var failing = new SmallSearch { Progress = new Told(_ => throw new TimeoutException()) };
        Assert.Throws<TimeoutException>(() => failing.Run(threads: 2));
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        using var search = new SmallSearch();
        Assert.Throws<ArgumentException>(() => new Unroll.Search("", search.Space, search.Build));
        Assert.Throws<ArgumentNullException>(() => new Unroll.Search("a", null!, search.Build));
        Assert.Throws<ArgumentNullException>(() => new Unroll.Search("a", search.Space, null!));
        Assert.Contains("no axis", Assert.Throws<ArgumentException>(() => new Unroll.Search("a", new SearchSpace(), search.Build)).Message);
        var made = new Unroll.Search(search.Folder, search.Space, search.Build);
        Assert.Throws<ArgumentNullException>(() => made.Method = null!);
        Assert.Throws<ArgumentOutOfRangeException>(() => made.Threads = 0);
        Assert.Throws<ArgumentNullException>(() => made.Run(null!, search.Dev, 1, 1));
        Assert.Throws<ArgumentNullException>(() => made.Run(search.Train, null!, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => made.Run(search.Train, search.Dev, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => made.Run(search.Train, search.Dev, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => made.Run(search.Train, search.Dev, 100_001, 1));
        Assert.False(Directory.Exists(search.Folder));
        Assert.Throws<ArgumentNullException>(() => new TrialTraining(null!, 1));
        var nothing = new Unroll.Search(search.Folder, search.Space, _ => null!);
        Assert.Contains("returned null", Assert.Throws<TrialFailedException>(() => nothing.Run(search.Train, search.Dev, 1, 1)).Message);
    }

    private static double? Loss(TrialResult trial) => trial.Best!.DevLoss;

    private sealed class Told(Action<SearchProgress> action) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => action(value);
    }
}
