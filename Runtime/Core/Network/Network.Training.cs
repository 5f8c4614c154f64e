namespace Unroll;

/// <content>Losses and gradients of mini-batches.</content>
public abstract unsafe partial class Network
{
    private const long NothingMoved = -1;

    private TrainingStep? _step;
    private Batch? _stage;
    private RunningStatistics? _statistics;
    private volatile bool _hasGradients;
    private long _movedVersion = NothingMoved;   // the version in which the last ComputeGradients left the parameters
    private int _drawnMasks;   // by how much that ComputeGradients moved DropoutStep
    private NonFinite? _nonFinite;
    private double _lastLoss;

    /// <summary>The gradients of the mean loss that the last ComputeGradients found, laid out as the flat parameter buffer (see
    /// <see cref="ParameterDescription.Offset"/>) up to the frozen tensors, which stand at its end and have none; gaps, and the places of
    /// running averages, are zero. Empty before the first. The next ComputeGradients writes into the same memory: copy what must last. The
    /// span itself stays good, also when the network is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public ReadOnlySpan<float> Gradients
    {
        get
        {
            ThrowIfClosing();
            return GradientsInTurn;
        }
    }

    /// <summary>As <see cref="Gradients"/>, for whoever has the turn, for whose end a Dispose waits.</summary>
    internal ReadOnlySpan<float> GradientsInTurn => _hasGradients && _step is { } step ? step.Gradients : default;

    /// <summary>Whether a ComputeGradients has ended; those of a network that is all frozen are empty then, too.</summary>
    internal bool HasGradients
    {
        get
        {
            ThrowIfDisposed();
            return _hasGradients;
        }
    }

    /// <summary>How many times gradients were computed that were finite, those of each part of a mini-batch counted; it chooses the dropout
    /// masks, so setting it back repeats them.</summary>
    internal long DropoutStep { get; set; }

    /// <summary>What was not finite in the last ComputeGradients; null if all was. No step is to be taken then.</summary>
    internal NonFinite? NonFinite => _nonFinite;

    /// <summary>The loss of the last ComputeGradients.</summary>
    internal double LastLoss => _lastLoss;

    /// <summary>No gradient of the last ComputeGradients is larger; infinite or NaN if one of them is.</summary>
    internal float LargestGradient { get; private set; }

    /// <summary>The gradients of the learnable parameters, for what clips them; empty before the first ComputeGradients.</summary>
    internal Span<float> LearnableGradients
    {
        get
        {
            ThrowIfDisposed();
            return _step is { } step ? step.LearnableGradients : default;
        }
    }

    /// <summary>
    /// Computes the mean loss of a mini-batch and its gradients, which <see cref="Gradients"/> holds afterwards. Losses are weighted and
    /// added; the L1 and L2 terms are part of both. The running averages of batch normalizations move, unless the loss, a gradient or a
    /// statistic of the mini-batch is infinite or NaN: then the network is as it was, and <see cref="Optimizer.Step(Network)"/> refuses the
    /// gradients. Allocates nothing after the first call.
    /// </summary>
    /// <param name="batch">The samples and their targets.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">
    /// The mini-batch is empty, is of another network, has a label outside its classes or a target that its loss has no meaning for (Hinge:
    /// -1 or 1, BinaryCrossEntropy: 0 to 1), or has one sample where a batch normalization needs two.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network has no loss; a CustomLoss has no function; a Fit on another thread trains the network; or something that a step or a
    /// load calls on this very thread, such as Optimizer.Update, came back here.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The network or the mini-batch is disposed.</exception>
    public float ComputeGradients(Batch batch) => ComputeGradients(batch, moveAverages: true);

    /// <summary>As <see cref="ComputeGradients(Batch)"/>, for what only looks at the loss and the gradients.</summary>
    /// <param name="batch">The samples and their targets.</param>
    /// <param name="moveAverages">Whether the running averages move.</param>
    internal float ComputeGradients(Batch batch, bool moveAverages)
    {
        using (TakeTurnToTrain())
            return ComputeGradientsInTurn(batch, moveAverages);
    }

    /// <summary>As <see cref="ComputeGradients(Batch, bool)"/>; the caller has the turn.</summary>
    internal float ComputeGradientsInTurn(Batch batch, bool moveAverages)
    {
        int count = CheckTrainable(batch);
        TrainingStep step = Step();
        _hasGradients = false;   // until they are complete
        double loss = step.ComputeGradients(batch, count, DropoutKey(part: 0), Team(count));
        return Complete(step, loss, step.Largest, parts: 1, moveAverages);
    }

    /// <summary>What the dropout masks of a part of the next mini-batch are drawn from.</summary>
    private ulong DropoutKey(int part) => RandomStream.Mix(_seed ^ RandomStream.Mix((ulong)(DropoutStep + part)));

    /// <summary>Adds to the sum of all gradients what there is once a mini-batch, and looks at it.</summary>
    /// <param name="step">It has the sum.</param>
    /// <param name="loss">The mean loss of the mini-batch.</param>
    /// <param name="largest">The largest magnitude in the sum.</param>
    /// <param name="parts">The parts that the mini-batch was computed in.</param>
    /// <param name="moveAverages">Whether the running averages move.</param>
    private float Complete(TrainingStep step, double loss, float largest, int parts, bool moveAverages)
    {
        loss += Regularization.Add(Declaration, LearnableValues, LearnableGradients, ref largest);
        bool finite = float.IsFinite((float)loss) && float.IsFinite(largest);
        _nonFinite = finite ? null : Unroll.NonFinite.Find(Declaration, loss, Values, step.Gradients);
        LargestGradient = largest;
        _lastLoss = loss;
        if (finite)
        {
            if (moveAverages && Declaration.Memory.Statistics > 0)
            {
                using (BeginChange())
                    (_statistics ??= new RunningStatistics(Declaration)).Move(Values, step.Gradients);
            }

            _drawnMasks = parts;
            DropoutStep += parts;   // behind what may be interrupted, so that the masks stay those of the averages
        }

        _movedVersion = finite && moveAverages ? Version : NothingMoved;
        step.ClearStatistics();
        _hasGradients = true;
        GC.KeepAlive(this);   // nothing else keeps the native memory from the finalizers
        return (float)loss;
    }

    /// <summary>
    /// Undoes what the last ComputeGradients has changed besides the gradients, since its step could not be taken; nothing where something
    /// else has changed the parameters since. The caller is changing them.
    /// </summary>
    /// <param name="version">The <see cref="Version"/> before the caller began to change the parameters.</param>
    internal void TakeBackMiniBatch(long version)
    {
        if (version != _movedVersion)
            return;
        _movedVersion = NothingMoved;
        DropoutStep -= _drawnMasks;
        if (_statistics is { } statistics && statistics.TakeBack(Values))
            MarkChanged();
    }

    /// <summary>Makes the gradients those of no parameters, since they were computed at a place on trial.</summary>
    internal void ForgetGradients()
    {
        _hasGradients = false;
        _movedVersion = NothingMoved;
        _nonFinite = null;
    }

    /// <summary>Refuses a mini-batch that cannot be learned from.</summary>
    /// <returns>The samples.</returns>
    internal int CheckTrainable(Batch batch)
    {
        int count = Check(batch);
        BatchCheck.CheckSamples(Declaration, count);
        return count;
    }

    /// <summary>Says which parameter a step has made infinite or NaN.</summary>
    /// <param name="place">Its place in the flat buffer; of a gap, which must stay zero, the tensor before is named.</param>
    internal NonFinite Overflow(int place)
    {
        ParameterDescription parameter = Declaration.Parameters
            .Where(candidate => candidate.Offset <= place)
            .MaxBy(candidate => candidate.Offset)!;
        return new(NonFinitePart.Parameter, parameter.Name, _parameters.Start[place], _lastLoss);
    }

    /// <summary>Computes the mean loss of a mini-batch as at inference: without dropout, and without the L1 and L2 terms.</summary>
    /// <param name="batch">The samples and their targets.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">
    /// The mini-batch is empty, is of another network, has a label outside its classes or a target that its loss has no meaning for (Hinge:
    /// -1 or 1, BinaryCrossEntropy: 0 to 1).
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network has no loss; a CustomLoss has no function; or something that a step or a load calls on this very thread, such as
    /// Optimizer.Update, came back here.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The network or the mini-batch is disposed.</exception>
    public float Evaluate(Batch batch)
    {
        using (TakeTurn())
        {
            int count = Check(batch);
            double loss = Step().Evaluate(batch, count, Team(count));
            GC.KeepAlive(this);
            return (float)loss;
        }
    }

    /// <summary>Lends a mini-batch, into which generated code copies the spans it is given: the one that <see cref="ReturnBatch"/> got
    /// last, if it is large enough.</summary>
    /// <param name="count">The samples; <see cref="Batch.Count"/> is set to it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    protected Batch StageBatch(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ThrowIfClosing();
        Batch? stage = Interlocked.Exchange(ref _stage, null);   // so that two threads never fill the same one
        if (stage is null || stage.Capacity < count)
            stage = new Batch(Declaration, count);
        stage.Count = count;
        return stage;
    }

    /// <summary>Takes a mini-batch back.</summary>
    /// <param name="batch">One that <see cref="StageBatch"/> has lent.</param>
    protected void ReturnBatch(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.ClearFunctions();
        _stage = batch;
    }

    /// <summary>Makes the buffers and passes of one training thread; generated code implements it.</summary>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    protected abstract TrainingContext CreateTrainingContext();

    private int Check(Batch batch)
    {
        if (Declaration.LossSpan.IsEmpty)
        {
            throw new InvalidOperationException(
                $"{Declaration.Name} has no loss, so it can only predict; put a loss such as SoftmaxCrossEntropy on a stage.");
        }

        return BatchCheck.Check(Declaration, batch);
    }

    private TrainingStep Step() => _step ??= new TrainingStep(Declaration, Losses, CreateTrainingContext);
}
