using System.Runtime.ExceptionServices;

namespace Unroll;

/// <summary>
/// Gives the samples of a data set as mini-batches, epoch after epoch, and prepares the next one on a thread of its own while the caller
/// uses the present one. After the constructor neither thread allocates, unless the source of the samples reads files.
/// </summary>
/// <remarks>
/// One thread at a time may call it. The last mini-batch of an epoch holds what is left, as PyTorch's DataLoader does by default, unless it
/// is dropped.
/// </remarks>
public sealed class BatchLoader : IDisposable
{
    private readonly object _gate = new();
    private readonly BatchFiller _filler;
    private readonly Batch[] _batches;
    private readonly Thread _thread;

    // All under the lock, in mini-batches of the present epoch.
    private int _prepared;
    private int _given;
    private int _returned;
    private int _epoch;
    private int _end;
    private bool _working;
    private bool _disposed;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Allocates two mini-batches and starts the thread; the first epoch begins with <see cref="Begin"/>.</summary>
    /// <param name="network">The network that the mini-batches are for.</param>
    /// <param name="set">The samples.</param>
    /// <param name="batchSize">The samples of a mini-batch; no more than the set has are used.</param>
    /// <param name="shuffleSeed">The seed of the orders, a new one each epoch; null for the order of the set.</param>
    /// <param name="augmentations">What changes the images of the mini-batches at random, in this order; null for nothing. The set stays as
    /// it is.</param>
    /// <param name="augmentationSeed">The seed of these changes, and of random crops in reading pictures; with epoch and place in the
    /// set it determines those of each sample.</param>
    /// <param name="dropLast">Whether a last mini-batch that has not <paramref name="batchSize"/> samples is left out, as by PyTorch's
    /// drop_last.</param>
    /// <param name="sampler">What draws the samples of each mini-batch by their labels, from <paramref name="shuffleSeed"/>; null for all
    /// samples in turn.</param>
    /// <param name="mixing">What mixes each sample with another, from <paramref name="augmentationSeed"/>; null for none.</param>
    /// <exception cref="ArgumentException">
    /// The set, an augmentation or <paramref name="mixing"/> does not fit the network's inputs or losses, <paramref name="dropLast"/>
    /// leaves no mini-batch, or <paramref name="sampler"/> has no seed, another batch size, or too few labels with enough samples.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1.</exception>
    public BatchLoader(
        NetworkDescription network,
        SampleSource set,
        int batchSize,
        int? shuffleSeed = null,
        IReadOnlyList<Augmentation>? augmentations = null,
        int augmentationSeed = 0,
        bool dropLast = false,
        LabelSampler? sampler = null,
        SampleMixing? mixing = null)
        : this(
            network, DataSetCheck.Checked(network, set), new MiniBatches(batchSize, dropLast, shuffleSeed, sampler), augmentations,
            augmentationSeed, mixing)
    {
    }

    /// <summary>A loader of a set that was checked before; without a seed of augmentations it is for measuring, and nothing is
    /// random.</summary>
    internal BatchLoader(
        NetworkDescription network, SampleSource set, MiniBatches cut, IReadOnlyList<Augmentation>? augmentations = null,
        int? augmentationSeed = null, SampleMixing? mixing = null)
    {
        augmentations ??= [];
        if (Augmenter.Problem(network, augmentations) is { } problem)
            throw new ArgumentException(problem, nameof(augmentations));
        if (mixing?.Problem(network) is { } unmixable)
            throw new ArgumentException(unmixable, nameof(mixing));
        int capacity = cut.Capacity(set);
        if (cut.Problem(set) is { } unfit)
            throw new ArgumentException(unfit, "sampler");
        Batches = cut.Count(set) * (cut.Parts?.Own ?? 1);
        Augmenter? augmenter = augmentations.Count == 0 ? null : new Augmenter(network, augmentations, augmentationSeed ?? 0);
        SampleMixer? mixer = mixing is null ? null : new SampleMixer(mixing, augmentationSeed ?? 0, network, set.Count, capacity);
        _filler = new BatchFiller(set, cut, augmenter, mixer, augmentationSeed);
        _batches = [NewBatch(), NewBatch()];
        _given = _returned = _prepared = _end = Batches;
        _thread = new Thread(Work) { IsBackground = true, Name = "Unroll mini-batches" };
        _thread.Start();

        Batch NewBatch() => new(network, capacity) { Whole = cut.Parts is null ? null : new MiniBatchTotals(network) };
    }

    /// <summary>The mini-batches of an epoch.</summary>
    public int Batches { get; }

    /// <summary>The places in the set of the samples of the mini-batch given last.</summary>
    internal ReadOnlySpan<int> Samples => _filler.Samples(_given - 1);

    /// <summary>What the loader's own thread has allocated on the managed heap after its last mini-batch, in bytes since the thread
    /// began.</summary>
    internal long AllocatedBytes { get; private set; }

    /// <summary>Begins an epoch; what was left of another is dropped. The mini-batch given last is no longer the caller's.</summary>
    /// <param name="epoch">The number of the epoch, which with the seed determines the order of the samples.</param>
    /// <exception cref="InvalidOperationException">An augmentation called this.</exception>
    /// <exception cref="ObjectDisposedException">The loader is disposed.</exception>
    public void Begin(int epoch) => BeginAt(epoch, first: 0, Batches);

    /// <summary>Begins an epoch of some of its mini-batches.</summary>
    /// <param name="epoch">The number of the epoch.</param>
    /// <param name="first">The first mini-batch, counted from 0; <see cref="Batches"/> for the end of the epoch.</param>
    /// <param name="end">The one behind the last.</param>
    internal void BeginAt(int epoch, int first, int end)
    {
        ThrowIfWithin();
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            while (_working)
                Monitor.Wait(_gate);
            ObjectDisposedException.ThrowIf(_disposed, this);
            _epoch = epoch;
            _end = end;
            _prepared = _given = _returned = first;
            _failure = null;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The next mini-batch of the epoch; it is the caller's until the next call of this or of <see cref="Begin"/>.</summary>
    /// <returns>The mini-batch, or null at the end of the epoch.</returns>
    /// <remarks>What an augmentation or the source of the samples throws comes out here, in place of the mini-batch that it was thrown
    /// for, until another epoch begins.</remarks>
    /// <exception cref="InvalidOperationException">An augmentation called this.</exception>
    /// <exception cref="ObjectDisposedException">The loader is disposed, perhaps while this waits.</exception>
    public Batch? Next()
    {
        ThrowIfWithin();
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _returned = _given;
            Monitor.PulseAll(_gate);
            if (_given == _end)
                return null;
            while (_prepared == _given && _failure is null)
            {
                Monitor.Wait(_gate);
                ObjectDisposedException.ThrowIf(_disposed, this);
            }

            if (_prepared == _given)
                _failure?.Throw();   // in the very mini-batch that failed, not in one that was prepared before
            return _batches[_given++ % _batches.Length];
        }
    }

    /// <summary>Ends the thread, after the mini-batch that it prepares, and disposes the mini-batches. May be called again.</summary>
    /// <exception cref="InvalidOperationException">An augmentation called this, on the very thread that would be waited for.</exception>
    public void Dispose()
    {
        ThrowIfWithin();
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
        _filler.Dispose();
        foreach (Batch batch in _batches)
            batch.Dispose();
    }

    private void ThrowIfWithin()
    {
        if (Thread.CurrentThread == _thread)
        {
            throw new InvalidOperationException(
                "An augmentation called the loader that prepares its mini-batch; "
                + "use the loader on the thread that takes the mini-batches.");
        }
    }

    private void Work()
    {
        while (TakeWork(out int epoch, out int number))
        {
            ExceptionDispatchInfo? failure = Fill(epoch, number);
            lock (_gate)
            {
                AllocatedBytes = GC.GetAllocatedBytesForCurrentThread();
                _working = false;
                _failure = failure;
                if (failure is null)
                    _prepared++;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private ExceptionDispatchInfo? Fill(int epoch, int number)
    {
        try
        {
            _filler.Fill(_batches[number % _batches.Length], epoch, number);
            return null;
        }
        catch (Exception exception)
        {
            return ExceptionDispatchInfo.Capture(exception);
        }
    }

    // Waits until a mini-batch is to be prepared, after a failure until the next epoch; false at the end of the loader.
    private bool TakeWork(out int epoch, out int number)
    {
        lock (_gate)
        {
            while (!_disposed && (_failure is not null || _prepared == _end || _prepared - _returned == _batches.Length))
                Monitor.Wait(_gate);
            _working = !_disposed;
            epoch = _epoch;
            number = _prepared;
            return _working;
        }
    }
}
