namespace Unroll;

/// <summary>
/// Trains a network: epochs of shuffled mini-batches, a development set that scores them, early stopping, and the best weights kept.
/// </summary>
/// <typeparam name="TNetwork">The class of the network.</typeparam>
/// <example>
/// <code>
/// using var network = new LeNet5(seed: 1);
/// (DataSet train, DataSet dev) = all.Split(0.1);
/// var trainer = new Trainer&lt;LeNet5&gt;(network, new Adam(0.001f)) { Patience = 3 };
/// TrainingHistory history = trainer.Fit(train, dev, epochs: 10, batchSize: 64);
/// </code>
/// </example>
/// <remarks>
/// The same network seed, shuffle seed, augmentation seed, data and options give the same weights, bit for bit, on the same kind of
/// machine, with any number of threads.
/// </remarks>
public sealed partial class Trainer<TNetwork>
    where TNetwork : Network
{
    /// <summary>A trainer of a network.</summary>
    /// <param name="network">The network; it stays the caller's, who disposes it.</param>
    /// <param name="optimizer">What changes the parameters after each mini-batch; its schedule sets the learning rate.</param>
    public Trainer(TNetwork network, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        Network = network;
        Optimizer = optimizer;
    }

    /// <summary>The network.</summary>
    public TNetwork Network { get; }

    /// <summary>What changes the parameters.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The threads that share a mini-batch; those of the network, 1 by default. The results are the same bits for any
    /// number.</summary>
    public int Threads
    {
        get => Network.Threads;
        set => Network.Threads = value;
    }

    /// <summary>Whether each epoch takes the samples in a new random order; true by default.</summary>
    public bool Shuffle { get; set; } = true;

    /// <summary>The seed of the orders, 0 by default. Every call of Fit draws the same orders from it.</summary>
    public int ShuffleSeed { get; set; }

    /// <summary>
    /// Whether the last mini-batch of an epoch is left out if it has not as many samples as the others, as by PyTorch's drop_last; false by
    /// default. Shuffling leaves out others in each epoch.
    /// </summary>
    public bool DropLast { get; set; }

    /// <summary>
    /// What draws the samples of each mini-batch by their labels, for losses that compare the samples of a mini-batch: a few labels with as
    /// many samples each. Null, the default, for every sample once an epoch. The batch size of Fit must be
    /// <see cref="LabelSampler.BatchSize"/>.
    /// </summary>
    public LabelSampler? Sampler { get; set; }

    /// <summary>
    /// Whether Fit looks, once and before anything else, for numbers in its data sets that are infinite or NaN; true by default. That takes
    /// as long as reading them once; a source that reads files as they are needed is not looked at. Without it, such a number ends the
    /// training with a <see cref="NonFiniteLossException"/> where it gets as far as a loss or a gradient. Targets are always checked.
    /// </summary>
    public bool CheckData { get; set; } = true;

    /// <summary>
    /// What changes the training images at random before each use, in this order: <c>[new HorizontalFlip(), new RandomShift(4)]</c>. None
    /// by default. Only the images that the network learns from are changed: the losses and accuracies of <see cref="EpochResult"/> are
    /// those of unchanged images, but for TrainLoss.
    /// </summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public IReadOnlyList<Augmentation> Augmentations
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = [];

    /// <summary>
    /// The seed of <see cref="Augmentations"/> and <see cref="Mixing"/>, 0 by default. What happens to an image depends on it, on the epoch
    /// and on the place of the sample in its set alone: not on the order of the samples, the mini-batches or the threads. Every call of Fit
    /// draws the same changes from it.
    /// </summary>
    public int AugmentationSeed { get; set; }

    /// <summary>
    /// What mixes each training sample with another, inputs and targets alike: <c>new Mixup(0.2)</c>. It is null, the default, for none.
    /// Its seed is <see cref="AugmentationSeed"/>. What an epoch is measured with is not mixed, but TrainLoss is the loss of mixed samples.
    /// </summary>
    public SampleMixing? Mixing { get; set; }

    /// <summary>How many epochs in a row may bring no improvement before the training stops; null, the default, never stops
    /// early.</summary>
    public int? Patience
    {
        get;
        set
        {
            if (value is { } epochs)
                ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>How much better an epoch must be to count as an improvement for <see cref="Patience"/>; 0 by default, Keras's
    /// min_delta.</summary>
    public double MinimumImprovement
    {
        get;
        set
        {
            if (!(value >= 0 && double.IsFinite(value)))
                throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a finite number of at least 0.");
            field = value;
        }
    }

    /// <summary>
    /// Whether the network ends with the weights of the epoch that was best on the development set; true by default. Without such a set,
    /// and if no epoch was completed, it keeps those of the last step.
    /// </summary>
    public bool KeepBest { get; set; } = true;

    /// <summary>What says which epoch is the best; the loss on the development set by default.</summary>
    public SelectBy SelectBy { get; set; }

    /// <summary>
    /// On how many training samples, drawn once, the accuracy is measured at the end of each epoch: 5,000 by default, whose standard error
    /// is at most 0.7 percent; <see cref="int.MaxValue"/> for all, 0 for none.
    /// </summary>
    public int TrainAccuracySamples
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 5000;

    /// <summary>
    /// Averages the weights over the steps; null, the default, for none. Where it is set, an epoch is measured with the averages (but for
    /// TrainLoss), they are what is kept as the best, and the network has them when Fit returns. The steps go on from the weights
    /// themselves, which the network has in between and whenever <see cref="Progress"/> is told. A Fit that is not resumed begins the
    /// average anew.
    /// </summary>
    public WeightAverage? WeightAverage { get; set; }

    /// <summary>Is told of every mini-batch and epoch, on the thread that called Fit; null by default. It may use the network, also dispose
    /// it, which ends the Fit with an ObjectDisposedException.</summary>
    public IProgress<TrainingProgress>? Progress { get; set; }

    /// <summary>Trains the network, and returns when it is done.</summary>
    /// <param name="train">The samples to train on.</param>
    /// <param name="dev">The samples to measure the epochs with, which must not be among the others (see <see cref="DataSet.Split"/>); null
    /// for none.</param>
    /// <param name="epochs">How often each training sample is used, at most.</param>
    /// <param name="batchSize">The samples of a mini-batch.</param>
    /// <param name="cancellation">Ends the training after the present mini-batch; the weights are chosen as at any other end.</param>
    /// <returns>The results of the epochs and why the training ended.</returns>
    /// <exception cref="ArgumentException">
    /// A set does not fit the network's inputs or losses, it has a target that its loss has no meaning for (Hinge: -1 or 1,
    /// BinaryCrossEntropy: 0 to 1, MeanSquaredError and SmoothL1: finite) or, with <see cref="CheckData"/>, a number that is not finite; or
    /// a mini-batch would have a single sample of which a batch normalization cannot learn (see <see cref="DropLast"/>); or
    /// <see cref="Sampler"/> draws another batch size, or there are too few labels with enough samples for it. The message names sample
    /// and position.
    /// </exception>
    /// <exception cref="InvalidDataException">A file that a source reads as it is needed is damaged; or, after <see cref="Resume"/>, this
    /// training is not the one of the checkpoint. The message names the file or what differs. In the second case nothing was
    /// changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epochs"/> or <paramref name="batchSize"/> is below 1.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network has no loss; a CustomLoss has no function; <see cref="Patience"/> has no development set; <see cref="SelectBy"/> wants
    /// an accuracy that the network has not; <see cref="AccumulationSteps"/> is above 1 and a loss, such as CustomLoss, scores all
    /// samples of a mini-batch together; <see cref="Sampler"/> is set and <see cref="Shuffle"/> is not; one of
    /// <see cref="Augmentations"/> does not fit the network's inputs, or <see cref="Mixing"/> its losses; the optimizer's schedule gives a
    /// rate that is negative, infinite or NaN; another Fit trains the network and has not ended; the optimizer has made steps on another
    /// network; <see cref="WeightAverage"/> is reset, exchanged or used for another network meanwhile; <see cref="CheckpointEvery"/> is set
    /// without <see cref="Checkpoint"/>; <see cref="ReportOptions"/> names other classes than the network tells apart; or a checkpoint
    /// would hold a parameter that is not finite, or an optimizer that was reset meanwhile.
    /// </exception>
    /// <exception cref="IOException">A checkpoint or the report cannot be written; the network has the weights of its last step, or of its
    /// best epoch where that is over.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow to write a checkpoint or the report; the network has the
    /// same weights then.</exception>
    /// <exception cref="ObjectDisposedException">The network or the optimizer is disposed, perhaps while this runs.</exception>
    /// <exception cref="ProcessGroupException">Another process of the <see cref="ProcessGroup"/> could not go on, or has come to other
    /// weights.</exception>
    /// <exception cref="NonFiniteLossException">
    /// The loss, a gradient or a statistic of a batch normalization became infinite or NaN, or the step would have made a parameter so; or
    /// the loss on the development set is infinite or NaN. The step was not taken: parameters, running averages and optimizer are as they
    /// were before the mini-batch, or, for the loss on the development set, after the last step of the epoch. But the network has its best
    /// weights so far if <see cref="KeepBest"/> is set and there are any.
    /// </exception>
    public TrainingHistory Fit(
        SampleSource train, SampleSource? dev, int epochs, int batchSize = 64, CancellationToken cancellation = default)
    {
        Agreement? together = ProcessGroup is null ? null : new Agreement(ProcessGroup);
        try
        {
            TrainingHistory history = FitIn(together, train, dev, epochs, batchSize, cancellation);
            together?.Meet();
            return history;
        }
        catch when (together is { IsOver: false })
        {
            together.Fail();
            throw;
        }
    }

    private TrainingHistory FitIn(
        Agreement? together, SampleSource train, SampleSource? dev, int epochs, int batchSize, CancellationToken cancellation)
    {
        var plan = new TrainingPlan(Network, Optimizer, train, dev, epochs, batchSize)
        {
            ShuffleSeed = Shuffle ? ShuffleSeed : null,
            DropLast = DropLast,
            Sampler = Sampler,
            AccumulationSteps = AccumulationSteps,
            Together = together,
            CheckData = CheckData,
            Augmentations = [.. Augmentations],
            AugmentationSeed = AugmentationSeed,
            Mixing = Mixing,
            Patience = Patience,
            MinimumImprovement = MinimumImprovement,
            KeepBest = KeepBest,
            SelectBy = SelectBy,
            TrainAccuracySamples = TrainAccuracySamples,
            WeightAverage = WeightAverage,
            Progress = Progress,
            Checkpoint = Checkpoint,
            CheckpointEvery = CheckpointEvery,
            Report = together is { Group.Rank: > 0 } ? null : Report,
            ReportOptions = ReportOptions,
        };
        plan.Check();
        Network.BeginFit();
        try
        {
            using var run = new TrainingRun(plan);
            return Run(run, cancellation);
        }
        finally
        {
            Network.EndFit();
        }
    }
}
