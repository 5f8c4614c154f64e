using System.Security.Cryptography;
using System.Text;

namespace Unroll;

/// <summary>
/// Writes a file so that at every moment either the old one or the complete new one stands under its name: beside it, flushed to the disk,
/// then renamed. The file beside it is named ".unroll-", a hash of the file's name, a random number and ".tmp": short, whatever the file is
/// called. A process that is killed leaves at most that one, and the next writing of the same file removes it.
/// </summary>
/// <remarks>
/// Several writers of one file, threads or processes, do not disturb each other: each writes a file of its own, and the last to rename
/// wins. A writer takes for abandoned what it can open, since a living writer holds a lock (FileShare.None) until just before it renames;
/// should it remove the file in that moment, its writer notices and writes again.
/// </remarks>
internal static class FileReplacement
{
    private const int Attempts = 100;

    // How the framework tells that a file is locked.
    private const int LinuxWouldBlock = 11, MacWouldBlock = 35, WindowsSharingViolation = 32;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a file. On any failure the old one is as it was and nothing else is left. A symbolic link is followed: what it leads
    /// to is replaced. The file keeps its permissions; its owner is who writes it.</summary>
    /// <param name="path">The file, which need not exist; its folder must.</param>
    /// <param name="write">Writes the content; where another writer came between, it is called again, with a new stream.</param>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, its folder does not exist, or the file cannot be
    /// written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        (string target, string folder) = Place(path);
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(target)));
        string prefix = $".unroll-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}-";
        RemoveAbandoned(folder, prefix);
        for (int attempts = Attempts;
            !TryWrite(Path.Combine(folder, prefix + RandomNumberGenerator.GetHexString(16, lowercase: true) + ".tmp"), target, write);)
        {
            if (--attempts == 0)
            {
                throw new IOException(
                    $"{path} cannot be written: each of {Attempts} files beside it was taken or removed before it could be renamed.");
            }
        }

        UnixCalls.FlushFolder(folder);
    }

    /// <summary>Says beforehand, as far as it can be known, that a file could not be written.</summary>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or its folder does not exist.</exception>
    public static void Check(string path) => Place(path);

    /// <summary>The file that is meant, symbolic links followed, and its folder.</summary>
    private static (string Target, string Folder) Place(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileKind.ThrowUnlessPlain(path, "written");
        string target = SymbolicLink.Follow(path);
        FileKind.ThrowUnlessPlain(target, "written");
        string folder = Path.GetDirectoryName(target) ?? target;
        return Directory.Exists(folder)
            ? (target, folder)
            : throw new DirectoryNotFoundException($"{path} cannot be written: there is no folder {folder}.");
    }

    /// <summary>Writes <paramref name="beside"/> and renames it; false where another writer came between.</summary>
    private static bool TryWrite(string beside, string target, Action<Stream> write)
    {
        UnixFileMode? kept = OperatingSystem.IsWindows() || !File.Exists(target) ? null : File.GetUnixFileMode(target);
        try
        {
            using (FileStream? stream = TryCreate(beside, hidden: kept is not null))
            {
                if (stream is null)
                    return false;
                write(stream);
                // Where all files have one mode, as on a mounted share, nobody may set it.
                if (kept is { } mode && !OperatingSystem.IsWindows() && File.GetUnixFileMode(stream.SafeFileHandle) != mode)
                    File.SetUnixFileMode(stream.SafeFileHandle, mode);
                stream.Flush(flushToDisk: true);
            }

            return TryRename(beside, target);
        }
        catch
        {
            DeleteIfThere(beside);
            throw;
        }
    }

    /// <summary>Creates a file and locks it; null where another writer, looking for abandoned ones, opened it between the two.</summary>
    /// <param name="path">The file.</param>
    /// <param name="hidden">Whether nobody else may read it until it has the permissions of the one that it replaces.</param>
    private static FileStream? TryCreate(string path, bool hidden)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (hidden && !OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        try
        {
            return new FileStream(path, options);
        }
        catch (IOException exception) when ((exception.HResult & 0xFFFF) is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
        {
            DeleteIfThere(path);
            return null;
        }
    }

    private static bool TryRename(string beside, string target)
    {
        try
        {
            File.Move(beside, target, overwrite: true);
            return true;
        }
        catch (IOException) when (!File.Exists(beside))
        {
            return false;
        }
    }

    /// <summary>Removes what killed writers of this file left.</summary>
    private static void RemoveAbandoned(string folder, string prefix)
    {
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (string path in Directory.EnumerateFiles(folder, $"{prefix}*.tmp", options))
        {
            try
            {
                if (!FileKind.IsPlain(path))
                    continue;
                // Read-only, so that a file that was renamed just now is not locked for its readers.
                using (new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete))
                {
                }

                File.Delete(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Its writer lives, or it belongs to somebody else.
            }
        }
    }

    private static void DeleteIfThere(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The failure that brought us here is the one to tell.
        }
    }
}
