using System.Diagnostics;
using System.Runtime.Intrinsics.X86;

namespace Acme.Vision.Tests;

/// <summary>The tests of this folder again in child processes with instruction sets switched off.</summary>
public class PathTests
{
    private const string Child = "UNROLL_NUMBERS_SWITCHED_OFF";

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    public async Task Numbers_hold_without(string instructionSet)
    {
        if (Environment.GetEnvironmentVariable(Child) is { } switchedOff)
        {
            Assert.False(switchedOff == "DOTNET_EnableAVX2" ? Avx2.IsSupported : Avx512F.IsSupported);   // this is the child
            return;
        }

        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [instructionSet] = "0", [Child] = instructionSet },
        };
        string filter = string.Join("|", new[] { typeof(NotANumberTests), typeof(LongSumTests), typeof(BatchStatisticsTests), typeof(PathTests) }
            .Select(type => "FullyQualifiedName~" + type.Name));
        foreach (string argument in (string[])["test", typeof(PathTests).Assembly.Location, "--filter", filter])
            start.ArgumentList.Add(argument);

        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        string output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        Assert.True(child.ExitCode == 0, output + await errors);
        Assert.Matches("Passed: +[1-9][0-9]", output);
    }
}
