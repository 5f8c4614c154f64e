namespace Unroll.Mpi;

/// <summary>The processes that mpirun has started, on one machine or several, which train a network together.</summary>
/// <example>
/// <code>
/// return MpiProcessGroup.Run(group =>
/// {
///     using var network = new LeNet5(seed: 1);
///     var trainer = new Trainer&lt;LeNet5&gt;(network, new Adam(0.001f)) { ProcessGroup = group, Checkpoint = "lenet.checkpoint" };
///     trainer.Fit(train, dev, epochs: 10, batchSize: 64);
///     if (group.Rank == 0)
///         network.Save("lenet.safetensors");
///     return 0;
/// });
/// </code>
/// started by <c>mpirun -n 4 dotnet run -c Release --no-build</c>.
/// </example>
public sealed unsafe class MpiProcessGroup : ProcessGroup
{
    /// <summary>How long a process whose exception tells of another's waits for that one to tell its own and end all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly MpiLibrary _library;
    private readonly int[] _lengths;
    private readonly int[] _starts;
    private readonly int[] _own;          // as often as there are processes
    private readonly int[] _ownStarts;
    private int _sliced = -1;             // the values that those are for

    private MpiProcessGroup(MpiLibrary library, int rank, int size)
        : base(rank, size)
    {
        _library = library;
        _lengths = new int[size];
        _starts = new int[size];
        _own = new int[size];
        _ownStarts = new int[size];
    }

    /// <summary>Whether Open MPI's mpirun has started this process.</summary>
    public static bool IsStarted => Environment.GetEnvironmentVariable("OMPI_COMM_WORLD_SIZE") is not null;

    /// <summary>
    /// Runs a program in every process. An exception that leaves it is written to the standard error and ends all processes (MPI_Abort),
    /// so that none waits for one that is gone. It can be called once in a process; without mpirun there is one process, of rank 0.
    /// </summary>
    /// <param name="program">The program; what it returns becomes the result.</param>
    /// <returns>What the program returned, after all processes have come to their ends.</returns>
    /// <exception cref="DllNotFoundException">Open MPI's library cannot be loaded.</exception>
    /// <exception cref="InvalidOperationException">MPI has been started before in this process.</exception>
    /// <exception cref="IOException">MPI cannot be started.</exception>
    public static int Run(Func<MpiProcessGroup, int> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        MpiProcessGroup group = Start();
        try
        {
            int result = program(group);
            group._library.Check(group._library.Finalize(), "MPI_Finalize");
            return result;
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine($"Process {group.Rank} of {group.Size}: {exception}");
            if (exception is ProcessGroupException other && other.Rank != group.Rank)
                Thread.Sleep(Patience);
            group._library.Abort(group._library.World, 1);
            throw;
        }
    }

    /// <inheritdoc />
    protected override void GatherBytes(ReadOnlySpan<byte> own, Span<byte> all)
    {
        fixed (byte* send = own, receive = all)
        {
            _library.Check(
                _library.AllGather(send, own.Length, _library.Bytes, receive, own.Length, _library.Bytes, _library.World), "MPI_Allgather");
        }
    }

    /// <inheritdoc />
    protected override void BroadcastBytes(Span<byte> bytes)
    {
        fixed (byte* first = bytes)
            _library.Check(_library.Broadcast(first, bytes.Length, _library.Bytes, 0, _library.World), "MPI_Bcast");
    }

    /// <inheritdoc />
    protected override void ExchangeSlices(ReadOnlySpan<float> values, Span<float> received)
    {
        TakeSlices(values.Length);
        fixed (float* send = values, receive = received)
        fixed (int* lengths = _lengths, starts = _starts, own = _own, ownStarts = _ownStarts)
        {
            _library.Check(
                _library.AllToAllSlices(
                    send, lengths, starts, _library.Floats, receive, own, ownStarts, _library.Floats, _library.World),
                "MPI_Alltoallv");
        }
    }

    /// <inheritdoc />
    protected override void GatherSlices(Span<float> values)
    {
        TakeSlices(values.Length);
        fixed (float* all = values)
        fixed (int* lengths = _lengths, starts = _starts)
        {
            _library.Check(
                _library.AllGatherSlices(
                    MpiLibrary.InPlace, 0, _library.Floats, all, lengths, starts, _library.Floats, _library.World),
                "MPI_Allgatherv");
        }
    }

    private static MpiProcessGroup Start()
    {
        MpiLibrary library = MpiLibrary.Load();
        int started = 0, provided = 0, rank = 0, size = 0;
        library.Check(library.Initialized(&started), "MPI_Initialized");
        if (started != 0)
            throw new InvalidOperationException("MPI has been started before in this process, and cannot be again.");
        library.Check(library.InitThread(null, null, MpiLibrary.Serialized, &provided), "MPI_Init_thread");
        library.Check(library.SetErrorHandler(library.World, library.ErrorsReturn), "MPI_Comm_set_errhandler");
        library.Check(library.Rank(library.World, &rank), "MPI_Comm_rank");
        library.Check(library.Size(library.World, &size), "MPI_Comm_size");
        return new MpiProcessGroup(library, rank, size);
    }

    private void TakeSlices(int length)
    {
        if (_sliced == length)
            return;
        for (int rank = 0; rank < Size; rank++)
        {
            (_starts[rank], _lengths[rank]) = Slice(length, rank);
            _own[rank] = Slice(length, Rank).Length;
            _ownStarts[rank] = rank * _own[rank];
        }

        _sliced = length;
    }
}
