namespace Samples.Reports;

/// <summary>Files that are written beside their place and then renamed, so that a reader never sees half of one.</summary>
internal static class OutputFile
{
    /// <summary>Lets a file of a folder be written, tells its name, and gives its path.</summary>
    public static string Save(string folder, string name, Action<string> write)
    {
        string path = Path.Combine(folder, name);
        write(path);
        Console.WriteLine($"written: {path}");
        return path;
    }

    /// <summary>Writes all bytes; a file of this name is replaced.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        string beside = path + ".part";
        try
        {
            File.WriteAllBytes(beside, content);
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
