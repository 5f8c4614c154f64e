namespace Unroll;

/// <content>Gradients of a mini-batch that is computed in parts, one after another or by several processes.</content>
public abstract unsafe partial class Network
{
    /// <summary>
    /// Computes the gradients of one part of a mini-batch; <see cref="PartGradients"/> has them until the next. <see cref="Gradients"/> is
    /// empty until <see cref="CompleteParts"/>.
    /// </summary>
    /// <param name="batch">The part, which knows of the whole; it may be empty.</param>
    /// <param name="part">Which part of the mini-batch it is, which its dropout masks depend on.</param>
    /// <returns>Its share of the mean loss, without the L1 and L2 terms.</returns>
    internal double ComputePart(Batch batch, int part)
    {
        using (TakeTurnToTrain())
        {
            TrainingStep step = Step();
            _hasGradients = false;
            _movedVersion = NothingMoved;
            if (batch.Count == 0)
            {
                step.Sum.Clear();
                return 0;
            }

            int count = CheckTrainable(batch);
            return step.ComputeGradients(batch, count, DropoutKey(part), Team(count));
        }
    }

    /// <summary>Whether the part computed last has a finite loss, finite gradients and finite statistics.</summary>
    /// <param name="loss">Its loss.</param>
    internal bool IsPartFinite(double loss) => float.IsFinite((float)loss) && float.IsFinite(Magnitude.Largest(PartGradients));

    /// <summary>The gradients of the part computed last, with its shares of the statistics of batch normalizations: where the sum over all
    /// parts is wanted before <see cref="CompleteParts"/>.</summary>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    internal Span<float> PartGradients => (_step ?? throw Disposed()).Sum;   // of the managed heap: it stays good whatever is disposed

    /// <summary>Makes the sum over the parts in <see cref="PartGradients"/> the gradients of the mini-batch, as ComputeGradients leaves
    /// them.</summary>
    /// <param name="loss">The sum of the losses of the parts.</param>
    /// <param name="parts">The parts of the mini-batch.</param>
    /// <returns>The mean loss.</returns>
    internal float CompleteParts(double loss, int parts)
    {
        using (TakeTurnToTrain())
        {
            TrainingStep step = Step();
            return Complete(step, loss, Magnitude.Largest(step.Gradients), parts, moveAverages: true);
        }
    }
}
