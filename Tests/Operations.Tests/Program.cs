namespace Unroll.Operations.Tests;

/// <summary>
/// What the tests start as a child process, with instruction sets switched off, and what runs where there is no
/// compiler: <see cref="PathRun"/>.
/// </summary>
internal static class Program
{
    /// <summary>
    /// Arguments: "compile" or the path that must be active, the folder of <see cref="PathRun"/>, and where not all networks are meant,
    /// parts of their names with commas between them.
    /// </summary>
    private static int Main(string[] arguments)
    {
        if (arguments is not [string what, string folder, .. string[] rest] || rest.Length > 1)
        {
            Console.WriteLine($"expected \"compile\" or a path, a folder, and perhaps parts of names, not {arguments.Length} arguments");
            return 1;
        }

        string[] parts = rest is [string names] ? names.Split(',') : [""];
        Func<string, bool> isChosen = name => parts.Any(part => name.Contains(part, StringComparison.Ordinal));
        if (what == "compile")
        {
            PathRun.Compile(folder);
            PathRun.Expect(folder, isChosen);
            return 0;
        }

        if (what != $"{ActivePath.Current}")
        {
            Console.WriteLine($"the active path is {ActivePath.Current}, not {what}");
            return 1;
        }

        PathRun.Compare(folder, isChosen);
        return 0;
    }
}
