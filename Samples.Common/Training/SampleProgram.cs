using System.CommandLine;
using Unroll;

namespace Samples.Training;

/// <summary>Runs the command that a person typed.</summary>
internal static class SampleProgram
{
    /// <summary>Runs a command. What goes wrong with a file is told in one line; Ctrl-C is answered by the samples themselves.</summary>
    /// <returns>What the process ends with: 0, or 1 where something went wrong.</returns>
    public static int Run(RootCommand root, string[] arguments)
    {
        try
        {
            return root.Parse(arguments).Invoke(
                new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException
            or NonFiniteLossException or UnsupportedModelException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }
}
