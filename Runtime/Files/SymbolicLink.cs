namespace Unroll;

/// <summary>Finds the file that a name stands for.</summary>
internal static class SymbolicLink
{
    private const int Longest = 40;   // as Linux

    /// <summary>The full path of a file, or of what its symbolic link leads to, whether that exists or not.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Follow(string path)
    {
        string target = Path.GetFullPath(path);
        for (int links = 0; new FileInfo(target).LinkTarget is { } link; links++)
        {
            if (links == Longest)
                throw new IOException($"{path} leads through more than {Longest} symbolic links; expected a file at their end.");
            target = Path.GetFullPath(link, FollowFolder(Path.GetDirectoryName(target)));
        }

        return target;
    }

    /// <summary>A folder without symbolic links in its path, so that ".." behind it is the one that the system takes.</summary>
    private static string FollowFolder(string? folder)
    {
        if (folder is null || Path.GetDirectoryName(folder) is not { } parent)
            return folder ?? "";
        string above = FollowFolder(parent);
        string here = Path.Combine(above, Path.GetFileName(folder));
        return new FileInfo(here).LinkTarget is { } link ? FollowFolder(Path.GetFullPath(link, above)) : here;
    }
}
