using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Unroll.Stress.Harness;

/// <summary>Pages between two that nobody may touch: a read or write beyond them ends the process. Linux alone.</summary>
internal sealed unsafe partial class Pages : IDisposable
{
    private const int None = 0, Read = 1, ReadWrite = 3;                // PROT_*, asm-generic/mman-common.h
    private const int PrivateAnonymous = 0x22;                          // MAP_PRIVATE | MAP_ANONYMOUS
    private static readonly long PageSize = Environment.SystemPageSize;

    private readonly long _inner;
    private nint _mapping;

    /// <summary>Maps room for so many bytes.</summary>
    public Pages(long bytes)
    {
        _inner = Math.Max(1, (bytes + PageSize - 1) / PageSize) * PageSize;
        _mapping = Map(0, (nuint)(_inner + (2 * PageSize)), None, PrivateAnonymous, -1, 0);
        if (_mapping == -1)
            throw new Win32Exception();
        Protect(ReadWrite);
    }

    public static bool Supported => OperatingSystem.IsLinux();

    /// <summary>The first byte that may be touched.</summary>
    public byte* First => (byte*)_mapping + PageSize;

    /// <summary>The byte behind the last.</summary>
    public byte* End => First + _inner;

    /// <summary>From now on a write ends the process, too.</summary>
    public void MakeReadOnly() => Protect(Read);

    public void MakeWritable() => Protect(ReadWrite);

    /// <summary>From now on any access ends the process; the addresses stay taken.</summary>
    public void Forbid() => Protect(None);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _mapping, 0) is not 0 and var mapping)
            _ = Unmap(mapping, (nuint)(_inner + (2 * PageSize)));
    }

    private void Protect(int protection)
    {
        if (Change(First, (nuint)_inner, protection) != 0)
            throw new Win32Exception();
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int descriptor, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(nint address, nuint length);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Change(void* address, nuint length, int protection);
}
