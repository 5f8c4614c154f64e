namespace Unroll;

/// <summary>Tells folders, devices, pipes and sockets from plain files before one is opened: opening a pipe waits for its other end, and
/// renaming over a device removes it.</summary>
internal static class FileKind
{
    // S_IFIFO and so on, linux/stat.h.
    private const int Pipe = 0x1000, Characters = 0x2000, Blocks = 0x6000, Plain = 0x8000, Socket = 0xC000;

    /// <summary>Checks that a path, links followed, names a plain file or nothing yet.</summary>
    /// <param name="path">The path.</param>
    /// <param name="done">What cannot be done to anything else: "read", "written".</param>
    /// <exception cref="IOException">It names something else.</exception>
    public static void ThrowUnlessPlain(string path, string done)
    {
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
            throw new IOException($"{path} cannot be {done}: it is a folder; expected the name of a file.");
        string? kind = UnixCalls.FileType(path) switch
        {
            Pipe => "a pipe",
            Characters or Blocks => "a device",
            Socket => "a socket",
            _ => null,
        };
        if (kind is not null)
            throw new IOException($"{path} cannot be {done}: it is {kind}; expected a plain file.");
    }

    /// <summary>Whether a plain file is there, as far as the system tells.</summary>
    public static bool IsPlain(string path) => File.Exists(path) && UnixCalls.FileType(path) is null or Plain;

    /// <summary>Opens a plain file for reading.</summary>
    /// <exception cref="IOException">It is none, does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public static FileStream OpenToRead(string path, int bufferSize, FileOptions options = FileOptions.None)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ThrowUnlessPlain(path, "read");
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize, options);
    }
}
