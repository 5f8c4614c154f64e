using System.Diagnostics;
using System.Reflection;
using System.Runtime.Intrinsics.X86;

namespace Unroll.Tests;

/// <summary>Tests of an assembly again, in a child process in which an instruction set is switched off.</summary>
internal static class WithoutInstructionSet
{
    private const string Child = "UNROLL_SWITCHED_OFF";

    /// <summary>
    /// Runs them, unless this machine lacks the instruction set: then they have run without it already. Within the child, where the caller
    /// is among them, only checks that it is off.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="instructionSet">The variable that the runtime reads: DOTNET_EnableAVX512, DOTNET_EnableAVX2 or
    /// DOTNET_EnableHWIntrinsic.</param>
    /// <param name="tests">Parts of the full names of the tests, the caller's own among them.</param>
    /// <param name="least">The fewest tests that must have passed.</param>
    public static async Task RunAsync(Assembly assembly, string instructionSet, string[] tests, int least)
    {
        if (Environment.GetEnvironmentVariable(Child) is { } switchedOff)
        {
            Assert.False(IsUsed(switchedOff));
            return;
        }

        if (!IsUsed(instructionSet))
            return;

        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [instructionSet] = "0", [Child] = instructionSet },
        };
        string filter = string.Join("|", tests.Select(name => "FullyQualifiedName~" + name));
        foreach (string argument in (string[])["test", assembly.Location, "--filter", filter])
            start.ArgumentList.Add(argument);

        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        string output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        Assert.True(child.ExitCode == 0, output + await errors);
        string passed = output[(output.LastIndexOf("Passed:", StringComparison.Ordinal) + "Passed:".Length)..].TrimStart();
        Assert.InRange(int.Parse(passed[..passed.IndexOf(',')]), least, int.MaxValue);
    }

    private static bool IsUsed(string instructionSet) => instructionSet switch
    {
        "DOTNET_EnableAVX512" => Avx512F.IsSupported,
        "DOTNET_EnableAVX2" => Avx2.IsSupported,
        _ => Sse42.IsSupported,
    };
}
