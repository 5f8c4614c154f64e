using System.Runtime.InteropServices;

namespace Unroll.Mpi;

/// <summary>
/// The functions of Open MPI's library that a group needs. In Open MPI the handles of mpi.h (MPI_COMM_WORLD, MPI_FLOAT) are the addresses
/// of variables that the library exports.
/// </summary>
internal sealed unsafe class MpiLibrary
{
    /// <summary>MPI_THREAD_SERIALIZED: any thread may call, one at a time.</summary>
    public const int Serialized = 2;

    /// <summary>MPI_IN_PLACE.</summary>
    public const nint InPlace = 1;

    /// <summary>MPI_MAX_ERROR_STRING.</summary>
    private const int LongestError = 256;

    private const string Name = "libmpi.so.40";   // Open MPI 2.1 to 5
    private const int Now = 2, Global = 0x100;    // RTLD_NOW, RTLD_GLOBAL

    private readonly delegate* unmanaged[Cdecl]<int, byte*, int*, int> _errorString;

    private MpiLibrary(nint library)
    {
        World = NativeLibrary.GetExport(library, "ompi_mpi_comm_world");
        Bytes = NativeLibrary.GetExport(library, "ompi_mpi_byte");
        Floats = NativeLibrary.GetExport(library, "ompi_mpi_float");
        ErrorsReturn = NativeLibrary.GetExport(library, "ompi_mpi_errors_return");
        _errorString = (delegate* unmanaged[Cdecl]<int, byte*, int*, int>)NativeLibrary.GetExport(library, "MPI_Error_string");
        Initialized = (delegate* unmanaged[Cdecl]<int*, int>)NativeLibrary.GetExport(library, "MPI_Initialized");
        InitThread = (delegate* unmanaged[Cdecl]<int*, byte***, int, int*, int>)NativeLibrary.GetExport(library, "MPI_Init_thread");
        Finalize = (delegate* unmanaged[Cdecl]<int>)NativeLibrary.GetExport(library, "MPI_Finalize");
        Abort = (delegate* unmanaged[Cdecl]<nint, int, int>)NativeLibrary.GetExport(library, "MPI_Abort");
        SetErrorHandler = (delegate* unmanaged[Cdecl]<nint, nint, int>)NativeLibrary.GetExport(library, "MPI_Comm_set_errhandler");
        Rank = (delegate* unmanaged[Cdecl]<nint, int*, int>)NativeLibrary.GetExport(library, "MPI_Comm_rank");
        Size = (delegate* unmanaged[Cdecl]<nint, int*, int>)NativeLibrary.GetExport(library, "MPI_Comm_size");
        Broadcast = (delegate* unmanaged[Cdecl]<void*, int, nint, int, nint, int>)NativeLibrary.GetExport(library, "MPI_Bcast");
        AllGather = (delegate* unmanaged[Cdecl]<void*, int, nint, void*, int, nint, nint, int>)
            NativeLibrary.GetExport(library, "MPI_Allgather");
        AllGatherSlices = (delegate* unmanaged[Cdecl]<nint, int, nint, void*, int*, int*, nint, nint, int>)
            NativeLibrary.GetExport(library, "MPI_Allgatherv");
        AllToAllSlices = (delegate* unmanaged[Cdecl]<void*, int*, int*, nint, void*, int*, int*, nint, nint, int>)
            NativeLibrary.GetExport(library, "MPI_Alltoallv");
    }

    /// <summary>MPI_COMM_WORLD: all processes that were started together.</summary>
    public nint World { get; }

    /// <summary>MPI_BYTE.</summary>
    public nint Bytes { get; }

    /// <summary>MPI_FLOAT.</summary>
    public nint Floats { get; }

    /// <summary>MPI_ERRORS_RETURN.</summary>
    public nint ErrorsReturn { get; }

    public delegate* unmanaged[Cdecl]<int*, int> Initialized { get; }

    public delegate* unmanaged[Cdecl]<int*, byte***, int, int*, int> InitThread { get; }

    public delegate* unmanaged[Cdecl]<int> Finalize { get; }

    public delegate* unmanaged[Cdecl]<nint, int, int> Abort { get; }

    public delegate* unmanaged[Cdecl]<nint, nint, int> SetErrorHandler { get; }

    public delegate* unmanaged[Cdecl]<nint, int*, int> Rank { get; }

    public delegate* unmanaged[Cdecl]<nint, int*, int> Size { get; }

    public delegate* unmanaged[Cdecl]<void*, int, nint, int, nint, int> Broadcast { get; }

    public delegate* unmanaged[Cdecl]<void*, int, nint, void*, int, nint, nint, int> AllGather { get; }

    public delegate* unmanaged[Cdecl]<nint, int, nint, void*, int*, int*, nint, nint, int> AllGatherSlices { get; }

    public delegate* unmanaged[Cdecl]<void*, int*, int*, nint, void*, int*, int*, nint, nint, int> AllToAllSlices { get; }

    /// <summary>Loads the library.</summary>
    /// <exception cref="DllNotFoundException">It is not there, or is another MPI's.</exception>
    public static MpiLibrary Load()
    {
        if (!OperatingSystem.IsLinux())
            throw new DllNotFoundException("Training over MPI needs Linux.");

        // Open MPI loads its own parts later; these look for its functions among those that are known to the whole process.
        nint library = dlopen(Name, Now | Global);
        if (library == 0)
        {
            throw new DllNotFoundException(
                $"Open MPI's {Name} cannot be loaded: {Marshal.PtrToStringUTF8(dlerror())}. On Debian: apt-get install openmpi-bin.");
        }

        try
        {
            return new MpiLibrary(library);
        }
        catch (EntryPointNotFoundException exception)
        {
            throw new DllNotFoundException($"{Name} is not Open MPI's: {exception.Message}", exception);
        }

        [DllImport("libc", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        static extern nint dlopen(string name, int flags);

        [DllImport("libc")]
        static extern nint dlerror();
    }

    /// <summary>Reports what a function returned.</summary>
    /// <exception cref="IOException">It is an error.</exception>
    public void Check(int result, string function)
    {
        if (result == 0)
            return;
        byte* text = stackalloc byte[LongestError];
        int length = 0;
        string reason = _errorString(result, text, &length) == 0 ? Marshal.PtrToStringUTF8((nint)text, length) : $"error {result}";
        throw new IOException($"{function} failed: {reason}.");
    }
}
