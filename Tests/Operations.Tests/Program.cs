namespace Unroll.Operations.Tests;

/// <summary>What the tests start as a child process, with instruction sets switched off, and what runs where there is no compiler: <see cref="PathRun"/>.</summary>
internal static class Program
{
    /// <summary>
    /// Arguments: "compile" and a folder, to which the assemblies of the catalog and of the random networks are written; or the path that must be active, those of
    /// <see cref="PathRun.Compare"/>, and where not all networks are meant, parts of their names with commas between them.
    /// </summary>
    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["compile", string folder]:
                PathRun.Compile(folder);
                return 0;
            case [string path, ..] when path != $"{ActivePath.Current}":
                Console.WriteLine($"the active path is {ActivePath.Current}, not {path}");
                return 1;
            case [_, string results, string catalog, string random]:
                PathRun.Compare(results, catalog, random, _ => true);
                return 0;
            case [_, string results, string catalog, string random, string names]:
                string[] parts = names.Split(',');
                PathRun.Compare(results, catalog, random, name => parts.Any(part => name.Contains(part, StringComparison.Ordinal)));
                return 0;
            default:
                Console.WriteLine($"expected a path, a file to write and two assemblies, not {arguments.Length} arguments");
                return 1;
        }
    }
}
