using System.Diagnostics;

namespace Unroll;

/// <summary>One training, from its first epoch to its end. Within an epoch nothing is allocated after the first step.</summary>
internal sealed partial class TrainingRun : IDisposable
{
    private readonly TrainingPlan _plan;
    private readonly BatchLoader _loader;
    private readonly MiniBatchGradients _gradients;
    private readonly Evaluator? _dev;
    private readonly Evaluator? _train;
    private readonly BestWeights _best;
    private readonly List<EpochResult> _epochs = [];
    private readonly MeanLoss _loss = new();
    private long _steps;
    private float _learningRate;

    public TrainingRun(TrainingPlan plan)
    {
        _plan = plan;
        plan.WeightAverage?.Reset();
        _best = new BestWeights(plan);
        Batches = plan.MiniBatches.Count(plan.Train);
        _writer = new CheckpointWriter(plan);
        _gradients = new MiniBatchGradients(plan);
        _watch = plan.Report is null || !IsFirst ? null : new TrainingWatch(plan.Network);
        _loader = new BatchLoader(
            plan.Network.Declaration, plan.Train, plan.MiniBatches, plan.Augmentations, plan.AugmentationSeed, plan.Mixing);
        try
        {
            _dev = plan.Dev is null ? null : new Evaluator(plan.Network, plan.Dev, plan.MeasuredAtOnce, together: plan.Together);
            if (plan.TrainAccuracySamples > 0 && ClassificationReader.For(plan.Network.Declaration) is not null)
            {
                SampleSource sample = Sample(plan.Train, plan.TrainAccuracySamples);
                _train = new Evaluator(plan.Network, sample, plan.MeasuredAtOnce, together: plan.Together);
            }
        }
        catch
        {
            Dispose();   // the loader has a thread
            throw;
        }
    }

    /// <summary>The mini-batches of an epoch.</summary>
    private int Batches { get; }

    /// <summary>Trains to the end, and leaves the network with the best weights where the plan says so, also when the loss is not
    /// finite.</summary>
    public TrainingHistory Run(CancellationToken cancellation)
    {
        try
        {
            return RunEpochs(cancellation);
        }
        catch (NonFiniteLossException exception)
        {
            WriteReport(failure: exception.Message);
            throw;
        }
    }

    public void Dispose()
    {
        _loader.Dispose();
        _gradients.Dispose();
        _dev?.Dispose();
        _train?.Dispose();
    }

    private TrainingHistory RunEpochs(CancellationToken cancellation)
    {
        // It may be over already, where a training is resumed.
        StopReason reason = _best.IsPatienceOver ? StopReason.EarlyStopping : StopReason.Completed;
        for (int epoch = _epochs.Count + 1; epoch <= _plan.Epochs && reason == StopReason.Completed; epoch++)
        {
            _start = Stopwatch.GetTimestamp();
            if (!TrainEpoch(epoch, cancellation))
            {
                if (_steps > 0)   // else it might replace another training's by one of nothing
                    WriteCheckpoint();
                reason = StopReason.Canceled;
                break;
            }

            EndEpoch(epoch, Elapsed);
            WriteCheckpoint();
            bool canceled = IsCanceledAfterEpoch(cancellation, epoch);
            if (_best.IsPatienceOver)
                reason = StopReason.EarlyStopping;
            else if (canceled)
                reason = StopReason.Canceled;
        }

        bool restored = _best.Restore();
        if (!restored && _steps > 0)
            _plan.WeightAverage?.Exchange(_plan.Network);
        WriteReport(reason, restored);
        return new TrainingHistory(_epochs.AsReadOnly(), _best.Epoch, restored, reason, _steps);
    }

    // False if the training was canceled before the end of the epoch.
    private bool TrainEpoch(int epoch, CancellationToken cancellation)
    {
        _loader.BeginAt(epoch, first: _batches * (_plan.Parts?.Own ?? 1), _loader.Batches);
        for (int number = _batches + 1; number <= Batches; number++)
        {
            if (IsCanceled(cancellation))
                return false;
            _learningRate = _plan.Optimizer.CurrentLearningRate;   // so that a schedule that fails does so before anything is changed
            if (_gradients.Compute(_loader) is not { } loss)
                return false;
            bool isWatched = IsWatched(number);
            if (isWatched)
                _watch!.BeforeStep();
            if (_plan.Optimizer.TryStep(_plan.Network) is { } found)
                throw NotTaken(found, epoch, number);
            if (isWatched)
                _watch!.AfterStep(isFirst: _steps == 0, epoch: number == Batches ? epoch : null);
            _plan.WeightAverage?.Update(_plan.Network);
            _steps++;
            _batches = number;
            _loss.Add(loss, _gradients.Samples);
            Report(epoch, number, _loss.Value, completed: null);
            WriteCheckpointIfDue();
        }

        return true;
    }

    private void EndEpoch(int epoch, TimeSpan trainingTime)
    {
        long start = Stopwatch.GetTimestamp();
        Measure();
        if (_dev is not null && !double.IsFinite(_dev.Loss))
            throw NotMeasured(epoch);

        var result = new EpochResult(
            epoch,
            _loss.Value,
            _train?.Accuracy,
            _dev?.Loss,
            _dev?.Accuracy,
            _learningRate,
            trainingTime,
            Stopwatch.GetElapsedTime(start));
        _epochs.Add(result);
        if (_dev is not null)
        {
            _best.Compare(result);
            if (_best.Epoch == epoch)
                _watch?.MarkBest();
        }

        _loss.Clear();
        _batches = 0;
        _earlier = TimeSpan.Zero;
        if (epoch < _plan.Epochs)   // else it is written at the end at once
            WriteReport();
        Report(epoch, Batches, result.TrainLoss, result);
    }

    private void Measure()
    {
        _plan.WeightAverage?.Exchange(_plan.Network);
        try
        {
            _dev?.Measure();
            _train?.Measure(withLoss: false);
        }
        finally
        {
            _plan.WeightAverage?.Exchange(_plan.Network);
        }
    }

    private void Report(int epoch, int batch, double trainLoss, EpochResult? completed)
    {
        if (_plan.Progress is not { } progress || !IsFirst)
            return;
        _reporter = Environment.CurrentManagedThreadId;
        try
        {
            progress.Report(new TrainingProgress(epoch, _plan.Epochs, batch, Batches, trainLoss, _learningRate, completed));
        }
        finally
        {
            _reporter = 0;
        }
    }

    private NonFiniteLossException NotTaken(NonFinite found, int epoch, int number)
    {
        bool parameter = found.What == NonFinitePart.Parameter;
        bool mixed = _plan.Mixing is not null;   // and one sample may be the reason for what another has become
        Suspect? suspect = parameter || mixed ? null : _gradients.FindSuspect(_loader, found.What == NonFinitePart.Gradient);
        string where = $"in epoch {epoch}, mini-batch {number} of {Batches},";
        return Error(
            found, where, epoch, number, suspect, "training",
            "No step was made: the network is as it was before this mini-batch, with the weights of its last step.");
    }

    private NonFiniteLossException NotMeasured(int epoch)
    {
        var found = new NonFinite(NonFinitePart.Loss, null, (float)_dev!.Loss, _dev.Loss);
        Suspect? suspect = _plan.Together is { } together ? together.Share(_dev.Suspect) : _dev.Suspect;
        string where = $"on the development set after epoch {epoch}";
        return Error(found, where, epoch, Batches, suspect, "development", "The network has the weights of its last step.");
    }

    private NonFiniteLossException Error(NonFinite found, string where, int epoch, int batch, Suspect? suspect, string set, string weights)
    {
        string sample = suspect is { } one ? $" Sample {one.Sample} of the {set} set {one.Problem}." : "";
        if (_best.Restore())
            weights = $"The network has the weights of epoch {_best.Epoch} again, the best so far.";
        return new NonFiniteLossException(
            $"{found.Subject} {where} is {found.Value}.{sample} {weights} {NonFinite.Advice}", found, epoch, batch, suspect?.Sample);
    }

    private static SampleSource Sample(SampleSource set, int count)
    {
        if (count >= set.Count)
            return set;
        int[] order = new int[set.Count];
        Shuffling.Fill(order, seed: 0, stream: 0);
        return set.Select(order.AsSpan(0, count));
    }
}
