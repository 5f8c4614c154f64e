namespace Unroll.Operations.Tests;

/// <summary>What the tests start as a child process, with instruction sets switched off: <see cref="PathRun"/>.</summary>
internal static class Program
{
    /// <summary>Arguments: the path that must be active, and those of <see cref="PathRun.Compare"/>.</summary>
    private static int Main(string[] arguments)
    {
        if (arguments is not [string path, string results, string catalogue, string random])
        {
            Console.WriteLine($"expected a path, a file to write and two assemblies, not {arguments.Length} arguments");
            return 1;
        }

        if (path != $"{ActivePath.Current}")
        {
            Console.WriteLine($"the active path is {ActivePath.Current}, not {path}");
            return 1;
        }

        PathRun.Compare(results, catalogue, random);
        return 0;
    }
}
