namespace Unroll;

/// <content>Mini-batches that are computed in parts.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>
    /// Gradient accumulation: in how many parts the gradients of a mini-batch are computed, one after another, before the one step that is
    /// made with their sum; 1 by default, all at once. The batch size of Fit stays that of a step, and the parts are contiguous, so the
    /// gradients are the same but for rounding. Keras's gradient_accumulation_steps and PyTorch Lightning's accumulate_grad_batches count
    /// mini-batches: their batch size times these is the one here. It saves memory where inputs are large: two parts are held at a time in
    /// place of two mini-batches.
    /// </summary>
    /// <remarks>
    /// The loss is the mean over the mini-batch whatever the sizes of the parts: where labels are ignored or classes weighted, it is
    /// divided by the sum of the weights of all parts. L1 and L2 terms, <see cref="Optimizer.ClipNorm"/>, the step, the schedule and the
    /// running averages come once a mini-batch. But a batch normalization takes its statistics over a part at most, as in PyTorch. Where
    /// the last mini-batch of an epoch has too few samples for all parts, the last parts are empty.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set below 1.</exception>
    public int AccumulationSteps
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>
    /// The processes that train together, data-parallel, each calling Fit with the same arguments; null, the default, for this process
    /// alone. Each computes <see cref="AccumulationSteps"/> parts of every mini-batch, reads only their samples, and makes the same step
    /// with the sum over all processes. The batch size of Fit is that of the step, of all processes together. What process 0 has at the
    /// beginning, resumed or not, is given to all; it alone reports to <see cref="Progress"/> and writes
    /// <see cref="Checkpoint"/> and <see cref="Report"/>.
    /// </summary>
    /// <remarks>
    /// The weights have the bits of one process with as many parts in all, where each process has 1, 2, 4, 8 and so on. PyTorch:
    /// DistributedDataParallel, whose batch size is that of one process. The processes share the development set, too. An exception
    /// in one process ends the Fit of the others with a <see cref="ProcessGroupException"/>; a token canceled in one cancels all.
    /// </remarks>
    public ProcessGroup? ProcessGroup { get; set; }
}
