namespace Unroll.Runtime.Tests.Search;

/// <summary>Searches that are interrupted and go on from their folder. A process that is killed for real is in the attacks.</summary>
public sealed class InterruptionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Interrupted_after_any_epochs_it_comes_to_the_same(int threads)
    {
        using SmallSearch whole = new(), interrupted = new();
        SearchResult expected = whole.Run();
        for (int runs = 1; ; runs++)
        {
            Assert.True(runs < 50);
            int left = 5;   // so many epochs each time; then all trials leave at once, as in a process that is killed
            interrupted.Trained = (_, progress) =>
            {
                if (progress.Completed is not null && Interlocked.Decrement(ref left) < 0)
                    throw new KilledException();
            };
            try
            {
                SmallSearch.AssertEqual(expected, interrupted.Run(threads));
                Assert.True(runs > 2);
                return;
            }
            catch (TrialFailedException exception) when (exception.InnerException is KilledException)
            {
                // It goes on.
            }
        }
    }

    [Fact]
    public void What_has_ended_is_not_trained_again()
    {
        using var search = new SmallSearch();
        SearchResult first = search.Run();
        search.Trained = (_, _) => Assert.Fail("trained again");
        SmallSearch.AssertEqual(first, search.Run());
    }

    [Fact]
    public void Canceled_it_tells_what_there_is_and_goes_on()
    {
        using SmallSearch whole = new(), canceled = new();
        using var cancellation = new CancellationTokenSource();
        int epochs = 0;
        canceled.Trained = (_, progress) =>
        {
            if (progress.Completed is not null && ++epochs == 11)
                cancellation.Cancel();
        };
        SearchResult result = canceled.Run(cancellation: cancellation.Token);
        Assert.Equal(StopReason.Canceled, result.StopReason);
        Assert.Null(result.Best);
        Assert.Contains(result.Trials, trial => trial is { Outcome: TrialOutcome.Unfinished, Epochs.Count: 1 });
        Assert.Contains("unfinished", result.ToString());
        SmallSearch.AssertEqual(whole.Run(), canceled.Run());
    }

    [Fact]
    public void A_trial_that_diverged_in_a_later_rung_still_counts_in_the_earlier_one()
    {
        using var plain = new SmallSearch();
        TrialResult pruned = plain.Run().Trials.First(trial => trial is { Outcome: TrialOutcome.Pruned, Epochs.Count: 3 });
        using var search = new SmallSearch { DivergesInEpoch2 = pruned.Trial.Number };
        SearchResult first = search.Run();
        Assert.Equal((TrialOutcome.Diverged, 1), (first.Trials[^1].Outcome, first.Trials[^1].Epochs.Count));
        Assert.Equal(pruned.Trial.Number, first.Trials[^1].Trial.Number);

        // Without the record of the best that one alone is trained again, and no other takes the place of the one that diverged.
        int best = first.Best!.Trial.Number;
        File.Delete(Path.ChangeExtension(first.Best.Weights!, "json"));
        search.Trained = (trial, _) => Assert.Equal(best, trial.Number);
        SmallSearch.AssertEqual(first, search.Run());
    }

    [Fact]
    public void At_random_more_trials_can_be_asked_for()
    {
        using var few = new SmallSearch { Method = new RandomSearch(), Epochs = 2, Trials = 4 };
        using var many = new SmallSearch { Method = new RandomSearch(), Epochs = 2 };
        few.Run();
        var trained = new HashSet<int>();
        few.Trials = 9;
        few.Trained = (trial, _) => trained.Add(trial.Number);
        SmallSearch.AssertEqual(many.Run(), few.Run());
        Assert.Equal([5, 6, 7, 8, 9], trained.Order());
    }

    [Fact]
    public void The_folder_of_another_search_is_refused_by_what_differs()
    {
        using var search = new SmallSearch();
        search.Run();
        search.Seed = 5;
        Assert.Contains("search.json: the search cannot go on from this folder: Seed is 5, but was 4. Give", Refused(search));
        search.Seed = 4;
        search.Trials = 10;
        Assert.Contains("trials is 10 to epoch 1, 3 to epoch 3, 1 to epoch 9, but was 9 to epoch 1, 3 to ", Refused(search));
        search.Trials = 9;
        DataSet train = search.Train;
        search.Train = search.Dev;
        Assert.Contains("train is 20 samples with the contents ", Refused(search));
        search.Train = train;
        search.Space.Boolean("more");
        Assert.Contains("axes is rate, batch, decay, more, but was rate, batch, decay; the axis 'more' is one of no, yes", Refused(search));
    }

    [Fact]
    public void Damaged_and_missing_files_are_told()
    {
        using var search = new SmallSearch { Method = new RandomSearch(), Epochs = 1, Trials = 2 };
        search.Run();
        string record = Path.Combine(search.Folder, "trial-0002.json"), settings = Path.Combine(search.Folder, "search.json");
        string good = File.ReadAllText(record);
        string[] damaged =
            ["", "{", "[]", "{}", good.Replace("\"rung\": 1", "\"rung\": 0"), good.Replace("dev loss", "loss"), good.Replace('0', 'o')];
        foreach (string bad in damaged)
        {
            File.WriteAllText(record, bad);
            Assert.StartsWith($"{record}: the record of the trial is damaged: ", Refused(search));
        }

        File.WriteAllText(record, good.Replace("rate 0", "rate 1"));
        Assert.StartsWith($"{record}: the record has rate 1", Refused(search));
        File.Delete(record);
        search.Run();
        Assert.True(File.Exists(record));

        File.WriteAllText(settings, "[1]");
        Assert.StartsWith($"{settings}: the file is damaged: ", Refused(search));
        File.Delete(settings);
        Assert.Contains($"is there, but not {settings}", Refused(search));
    }

    [Fact]
    public void One_search_at_a_time_has_the_folder()
    {
        using var search = new SmallSearch();
        string? message = null;
        search.Trained = (_, _) => message ??= Assert.Throws<IOException>(() => search.Run()).Message;
        search.Run();
        Assert.Contains("another search may be running in this folder", message);
    }

    private static string Refused(SmallSearch search) => Assert.Throws<InvalidDataException>(() => search.Run()).Message;

    private sealed class KilledException : Exception;
}
