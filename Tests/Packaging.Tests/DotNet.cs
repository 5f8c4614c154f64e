using System.Diagnostics;

namespace Unroll.Packaging.Tests;

/// <summary>Runs the dotnet command, and what it made, as a person would in a shell of their own.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs a command and returns what it printed; fails with all of it when the command fails.</summary>
    public static string Run(string directory, params string[] arguments) => Start(directory, Command, arguments, shouldSucceed: true);

    /// <summary>Runs a command that must fail, and returns what it printed.</summary>
    public static string RunToFail(string directory, params string[] arguments) =>
        Start(directory, Command, arguments, shouldSucceed: false);

    /// <summary>Runs a program and returns what it printed; fails with all of it when the program fails.</summary>
    public static string RunProgram(string program, params string[] arguments) =>
        Start(Path.GetDirectoryName(program)!, program, arguments, shouldSucceed: true);

    private static string Command => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Start(string directory, string program, string[] arguments, bool shouldSucceed)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the test runner's own build left in the environment would lead this one to the wrong place.
        foreach (string name in start.Environment.Keys.Where(
            name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        string command = $"{Path.GetFileName(program)} {string.Join(' ', arguments)}";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{command} did not end within {Limit.TotalMinutes} minutes");
        }

        Assert.True(process.ExitCode == 0 == shouldSucceed, $"{command} ended with {process.ExitCode}:\n{output.Result}{errors.Result}");
        return output.Result.ReplaceLineEndings("\n");
    }
}
