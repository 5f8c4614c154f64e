using System.Diagnostics;
using System.Reflection;

namespace Unroll.Benchmarks.Measuring;

/// <summary>Runs this program anew, where a fresh process or other switches of the runtime are wanted.</summary>
internal static class ChildProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set.</param>
    /// <param name="shown">Whether its output goes where ours goes.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>What it printed, empty if that was shown.</returns>
    /// <exception cref="ChildFailedException">It ended with an error.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static string Run(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, bool shown, CancellationToken stop)
    {
        ProcessStartInfo start = Self(arguments);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        start.RedirectStandardOutput = !shown;
        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration end = stop.Register(() => process.Kill(entireProcessTree: true));
        string printed = shown ? "" : process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        stop.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
        {
            throw new ChildFailedException(
                $"'{string.Join(' ', start.ArgumentList)}' in a process of its own ended with {process.ExitCode}.");
        }

        return printed;
    }

    private static ProcessStartInfo Self(IEnumerable<string> arguments)
    {
        string program = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return new ProcessStartInfo(program, isHost ? arguments.Prepend(Assembly.GetExecutingAssembly().Location) : arguments);
    }
}

/// <summary>A process of this program that measured something for us ended with an error, which it has told itself.</summary>
internal sealed class ChildFailedException(string message) : Exception(message);
