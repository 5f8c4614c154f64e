namespace Unroll.Vision.Folders;

/// <summary>Finds the pictures of a folder with one subfolder a class.</summary>
internal sealed class FolderListing
{
    private static readonly string[] _extensions = [".jpg", ".jpeg", ".png", ".bmp", ".gif"];

    private readonly List<string> _paths = [];
    private readonly List<int> _labels = [];
    private string? _ignored;   // of the present class, the first file that is no picture by its name

    private FolderListing(string[] classes) => Classes = classes;

    /// <summary>The names of the subfolders, in ordinal order.</summary>
    public string[] Classes { get; }

    /// <summary>The files, class after class.</summary>
    public string[] Paths => [.. _paths];

    /// <summary>The class of each.</summary>
    public int[] Labels => [.. _labels];

    /// <summary>Lists a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">It has no class, a class without a picture, or a link to a folder around it.</exception>
    public static FolderListing Of(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException(File.Exists(folder)
                ? $"'{folder}' is a file; expected a folder with one subfolder a class."
                : $"There is no folder '{folder}'; expected one with one subfolder a class.");
        }

        string[] classes = [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Where(IsVisible)];
        Array.Sort(classes, StringComparer.Ordinal);
        if (classes.Length == 0)
            throw new InvalidDataException($"The folder '{folder}' has no subfolder; expected one a class, with its pictures.");

        var listing = new FolderListing(classes);
        string real = RealPath(folder, Path.GetFullPath(folder));
        for (int label = 0; label < classes.Length; label++)
            listing.AddClass(Path.Combine(folder, classes[label]), label, real);
        return listing;
    }

    private void AddClass(string folder, int label, string around)
    {
        int before = _paths.Count;
        _ignored = null;
        var folders = new List<string>();
        Collect(folder, [around], folders);
        folders.Sort(StringComparer.Ordinal);
        foreach (string inner in folders)
            AddFiles(inner, label);
        if (_paths.Count > before)
            return;
        string found = _ignored is null ? "no file" : $"no such file, only others such as '{_ignored}'";
        throw new InvalidDataException(
            $"The class folder '{folder}' has {found}; expected pictures named {string.Join(", ", _extensions)}. "
            + "Put some into it, or remove it.");
    }

    // A folder and all within, links followed. A link to a folder that it lies in would have no end.
    private static void Collect(string folder, List<string> around, List<string> folders)
    {
        string real = RealPath(folder, Path.Combine(around[^1], Path.GetFileName(folder)));
        if (around.Contains(real, StringComparer.Ordinal))
            throw new InvalidDataException($"The folder '{folder}' is a link to '{real}', which it lies in; remove the link.");
        folders.Add(folder);
        foreach (string inner in Directory.GetDirectories(folder))
        {
            if (IsVisible(Path.GetFileName(inner)))
                Collect(inner, [.. around, real], folders);
        }
    }

    private void AddFiles(string folder, int label)
    {
        string[] files = Directory.GetFiles(folder);
        Array.Sort(files, StringComparer.Ordinal);
        foreach (string file in files)
        {
            if (!IsVisible(Path.GetFileName(file)))
                continue;
            if (_extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            {
                _paths.Add(file);
                _labels.Add(label);
            }
            else
            {
                _ignored ??= Path.GetFileName(file);
            }
        }
    }

    private static bool IsVisible(string name) => name[0] != '.';

    private static string RealPath(string folder, string withoutLink) =>
        Path.TrimEndingDirectorySeparator(
            Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? withoutLink);
}
