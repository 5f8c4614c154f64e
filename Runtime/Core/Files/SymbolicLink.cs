namespace Unroll;

/// <summary>Finds the file that a name stands for.</summary>
internal static class SymbolicLink
{
    private const int Longest = 40;   // as Linux

    /// <summary>The full path of a file without symbolic links in it, or of what its own link leads to, whether that exists or
    /// not.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Follow(string path)
    {
        int links = 0;
        string full = Path.GetFullPath(path);
        return Resolve(Path.GetPathRoot(full)!, full, ref links);

        // Part by part, so that ".." behind a link is the one that the system takes.
        string Resolve(string folder, string name, ref int links)
        {
            string root = Path.GetPathRoot(name)!;
            string place = root.Length > 0 ? Path.GetFullPath(root) : folder;
            string[] parts = name[root.Length..].Split(
                [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
            foreach (string part in parts)
            {
                string next = Path.Combine(place, part);
                if (part == "..")
                    place = Path.GetDirectoryName(place) ?? place;
                else if (part != "." && new FileInfo(next).LinkTarget is { } link)
                    place = ++links <= Longest ? Resolve(place, link, ref links)
                        : throw new IOException($"{path} leads through more than {Longest} symbolic links; expected a file at their end.");
                else if (part != ".")
                    place = next;
            }

            return place;
        }
    }
}
