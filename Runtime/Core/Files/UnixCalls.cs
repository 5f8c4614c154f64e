using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>What the framework does not offer: the kind of a file, and that a renaming has reached the disk.</summary>
internal static unsafe partial class UnixCalls
{
    private const int WorkingFolder = -100;   // AT_FDCWD, linux/fcntl.h
    private const uint TypeWanted = 1;        // STATX_TYPE, linux/stat.h
    private const int StatxBytes = 256;
    private const int StatxMode = 28;         // the offset of stx_mode, the same on every processor
    private const int TypeBits = 0xF000;      // S_IFMT

    /// <summary>The type bits of a file's mode, links followed; null where there is no such file, or the system does not tell.</summary>
    public static int? FileType(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            byte* status = stackalloc byte[StatxBytes];
            return Statx(WorkingFolder, path, 0, TypeWanted, status) == 0 ? *(ushort*)(status + StatxMode) & TypeBits : null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Waits until the names in a folder are on the disk; where that is not possible, they get there when the system writes
    /// them.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            int descriptor = Open(folder, 0);
            if (descriptor < 0)
                return;
            _ = Flush(descriptor);
            _ = Close(descriptor);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint wanted, byte* status);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
