namespace Samples.Reports;

/// <summary>Files that are written beside their place and then renamed, so that a reader never sees half of one.</summary>
internal static class OutputFile
{
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
