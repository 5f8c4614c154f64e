namespace Unroll;

/// <summary>One run of a search: rung after rung, those trainings left out whose records are there.</summary>
internal sealed class SearchRun
{
    private readonly SearchPlan _plan;
    private readonly SearchFolder _folder;
    private readonly TrialRunner _runner;
    private readonly int _threads;
    private readonly IProgress<SearchProgress>? _progress;
    private readonly TrialRecord?[] _records;

    public SearchRun(SearchPlan plan, SearchFolder folder, int threads, IProgress<SearchProgress>? progress)
    {
        (_plan, _folder, _threads, _progress) = (plan, folder, threads, progress);
        _runner = new TrialRunner(plan, folder);
        _records = [.. plan.Trials.Select(ReadRecord)];
    }

    public SearchResult Run(CancellationToken cancellation)
    {
        IReadOnlyList<SearchTrial> trials = _plan.Trials;
        bool isOver = true;
        var pruned = new HashSet<SearchTrial>();
        for (int rung = 0; rung < _plan.Rungs.Count && isOver; rung++)
        {
            TrainRung(trials, rung, cancellation);
            isOver = trials.All(trial => IsOver(trial, rung));
            if (!isOver || rung == _plan.Rungs.Count - 1)
                continue;
            int epochs = _plan.Rungs[rung].Epochs;   // what came later does not count here, where a search goes on
            SearchTrial[] ranked =
            [
                .. trials.Where(trial => !RecordOf(trial)!.HasDivergedBy(epochs)).OrderBy(trial => Value(trial, epochs)),
            ];
            trials = [.. ranked.Take(_plan.Rungs[rung + 1].Trials).OrderBy(trial => trial.Number)];
            foreach (SearchTrial trial in ranked.Except(trials))
            {
                pruned.Add(trial);
                File.Delete(_folder.Checkpoint(trial.Number));
            }
        }

        TrialResult[] results = [.. _plan.Trials.Select(trial => ResultOf(trial, pruned.Contains(trial)))];
        return new SearchResult(_plan.Space, _plan.SelectBy, results, isOver ? StopReason.Completed : StopReason.Canceled);
    }

    private void TrainRung(IReadOnlyList<SearchTrial> trials, int rung, CancellationToken cancellation)
    {
        SearchTrial[] left = [.. trials.Where(trial => !IsOver(trial, rung))];
        int ended = trials.Count - left.Length;
        TrialQueue.Run(left, _threads, (trial, stop) => _runner.Train(trial, rung, stop), End, cancellation);

        void End(SearchTrial trial, TrialRecord record)
        {
            _records[trial.Number - 1] = record;
            ended++;
            _progress?.Report(new SearchProgress(ResultOf(trial, isPruned: false), rung + 1, _plan.Rungs.Count, ended, trials.Count));
        }
    }

    private TrialRecord? ReadRecord(SearchTrial trial)
    {
        string path = _folder.Record(trial.Number);
        if (!File.Exists(path))
            return null;
        TrialRecord record = TrialRecordFile.Read(path);
        return record.Values == trial.ValuesText() && record.Rung <= _plan.Rungs.Count ? record : throw new InvalidDataException(
            $"{path}: the record has {Printable.Of(record.Values, longest: 1000)} and rung {record.Rung}, "
            + $"expected {trial.ValuesText()} and at most {_plan.Rungs.Count}. Delete the file, and the trial is trained anew.");
    }

    private bool IsOver(SearchTrial trial, int rung) =>
        RecordOf(trial) is { } record && (record.Rung > rung || record.Divergence is not null);

    private TrialRecord? RecordOf(SearchTrial trial) => _records[trial.Number - 1];

    private double Value(SearchTrial trial, int epochs) =>
        TrialRecord.Value(RecordOf(trial)!.Best(_plan.SelectBy, epochs), _plan.SelectBy);

    private TrialResult ResultOf(SearchTrial trial, bool isPruned)
    {
        if (RecordOf(trial) is not { } record)
            return new TrialResult(trial, TrialOutcome.Unfinished, [], Best: null, Weights: null, Divergence: null);
        TrialOutcome outcome = record.Divergence is not null ? TrialOutcome.Diverged
            : record.Rung == _plan.Rungs.Count ? TrialOutcome.Completed
            : isPruned ? TrialOutcome.Pruned : TrialOutcome.Unfinished;
        string? weights = outcome == TrialOutcome.Completed ? _folder.Weights(trial.Number) : null;
        return new TrialResult(trial, outcome, record.Epochs, record.Best(_plan.SelectBy), weights, record.Divergence);
    }
}
