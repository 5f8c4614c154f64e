namespace Unroll;

/// <summary>Opens a data file, plain or packed with gzip, and words what is wrong with one.</summary>
internal static class DataFile
{
    /// <summary>
    /// The bytes of a file, unpacked if it begins with gzip's mark (1F 8B, RFC 1952 section 2.3.1), whatever its name ends with.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="packed">Whether it is packed.</param>
    /// <param name="most">The most bytes it may unpack to.</param>
    /// <param name="raise">What to do about a file of more, as a sentence without its full stop.</param>
    /// <exception cref="IOException">It is no plain file, does not exist or cannot be read.</exception>
    public static Stream Open(string path, out bool packed, long most = long.MaxValue, string raise = "")
    {
        FileStream file = FileKind.OpenToRead(path, bufferSize: 1 << 16, FileOptions.SequentialScan);
        try
        {
            packed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            return packed ? new UnpackingStream(file, most, raise) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The error for a file that is not what it should be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="packed">Whether offsets count unpacked bytes.</param>
    /// <param name="offset">The byte at which the file stops being right.</param>
    /// <param name="problem">What stands there, what was expected, and what to do.</param>
    /// <param name="inner">The error of the framework that led to this one.</param>
    public static InvalidDataException Error(string path, bool packed, long offset, string problem, Exception? inner = null) =>
        new($"{path}, offset {offset}{(packed ? " after unpacking" : "")}: {problem}", inner);
}
