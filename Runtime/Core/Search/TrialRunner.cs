namespace Unroll;

/// <summary>Trains one trial up to a rung, from its checkpoint where there is one.</summary>
internal sealed class TrialRunner(SearchPlan plan, SearchFolder folder)
{
    /// <summary>Trains a trial, and writes its record.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="rung">The rung, counted from 0.</param>
    /// <param name="cancellation">Ends the training after a mini-batch; its checkpoint is written.</param>
    /// <returns>The record; null if it was canceled.</returns>
    public TrialRecord? Train(SearchTrial trial, int rung, CancellationToken cancellation)
    {
        TrialTraining training = plan.Build(trial)
            ?? throw new InvalidOperationException("The function that builds trials returned null; return a TrialTraining.");
        using Network network = training.Trainer.Network;
        using Optimizer optimizer = training.Trainer.Optimizer;
        string checkpoint = folder.Checkpoint(trial.Number);
        training.Trainer.SelectBy = plan.SelectBy;
        training.Trainer.KeepBest = true;
        training.Trainer.Checkpoint = checkpoint;
        if (File.Exists(checkpoint))
            training.Trainer.Resume(checkpoint);
        if (Fit(training, trial, rung, checkpoint, cancellation) is not { } record)
            return null;

        // In this order, so that whoever finds the record finds the weights, too.
        bool completed = record.Divergence is null && rung == plan.Rungs.Count - 1;
        if (completed)
            network.Save(folder.Weights(trial.Number));
        TrialRecordFile.Write(folder.Record(trial.Number), record);
        if (completed || record.Divergence is not null)
            File.Delete(checkpoint);
        return record;
    }

    private TrialRecord? Fit(TrialTraining training, SearchTrial trial, int rung, string checkpoint, CancellationToken cancellation)
    {
        Trainer<Network> trainer = training.Trainer;
        int epochs = plan.Rungs[rung].Epochs;
        try
        {
            TrainingHistory history = trainer.Fit(plan.Train, plan.Dev, epochs, training.BatchSize, cancellation);
            if (history.StopReason == StopReason.Canceled && history.Epochs.Count < epochs)
                return null;
            return new TrialRecord(trial.ValuesText(), rung + 1, history.Epochs, Divergence: null);
        }
        catch (NonFiniteLossException exception)
        {
            // The epochs before are in the checkpoint, those of an earlier run, too.
            IReadOnlyList<EpochResult> before = File.Exists(checkpoint)
                ? CheckpointReader.Read(checkpoint, trainer.Network.Declaration).Epochs
                : [];
            return new TrialRecord(trial.ValuesText(), rung + 1, before, exception.Message);
        }
    }
}
