namespace Unroll.Runtime.Tests.Training;

/// <summary>Calls an action for every report, on the thread that reports.</summary>
internal sealed class ProgressLog(Action<TrainingProgress> action) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => action(value);
}
