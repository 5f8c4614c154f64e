using System.Diagnostics;

namespace Unroll.Mpi.Tests;

/// <summary>Runs this assembly's program in a folder of its own, alone or by mpirun.</summary>
internal sealed class Processes : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-mpi-").FullName;

    public string Checkpoint => Path.Combine(_folder, "training.checkpoint");

    public byte[] Weights => File.ReadAllBytes(Path.Combine(_folder, "weights.safetensors"));

    /// <summary>Runs the program.</summary>
    /// <param name="processes">How many mpirun starts; null to run it without.</param>
    /// <param name="parts">The parts of a mini-batch in each.</param>
    /// <param name="end">What happens to process 1: "nothing", "killed" or "throws".</param>
    /// <returns>What it ended with and what it wrote.</returns>
    public (int Code, string Output) Run(int? processes, int parts, string end = "nothing") =>
        RunProgram(processes, typeof(Processes).Assembly.Location, _folder, $"{parts}", end);

    /// <summary>As <see cref="Run"/>, where nothing goes wrong.</summary>
    public string RunWell(int? processes, int parts)
    {
        (int code, string output) = Run(processes, parts);
        Assert.True(code == 0, output);
        return output;
    }

    /// <summary>Runs the program of an assembly.</summary>
    public static (int Code, string Output) RunProgram(int? processes, string assembly, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(processes is null ? "dotnet" : "mpirun")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (processes is { } count)
        {
            foreach (string argument in new[] { "--allow-run-as-root", "--oversubscribe", "--bind-to", "none", "-n", $"{count}", "dotnet" })
                start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add(assembly);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The processes have not ended after {Longest.TotalSeconds} s.");
        }

        process.WaitForExit();
        return (process.ExitCode, output.Result + error.Result);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
