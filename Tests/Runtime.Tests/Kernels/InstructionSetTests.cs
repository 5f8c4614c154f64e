using System.Diagnostics;
using System.Runtime.Intrinsics.X86;

namespace Unroll.Runtime.Tests.Kernels;

/// <summary>The tests of the kernels and of the optimizers again in child processes with instruction sets switched off.</summary>
public sealed class InstructionSetTests
{
    private const string Child = "UNROLL_SWITCHED_OFF";

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Everything_holds_without(string instructionSet)
    {
        if (Environment.GetEnvironmentVariable(Child) is { } switchedOff)
        {
            Assert.False(IsUsed(switchedOff));      // this is the child
            return;
        }

        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [instructionSet] = "0", [Child] = instructionSet },
        };
        string filter = "FullyQualifiedName~Runtime.Tests.Kernels|FullyQualifiedName~Runtime.Tests.Optimizers";
        foreach (string argument in (string[])["test", typeof(InstructionSetTests).Assembly.Location, "--filter", filter])
            start.ArgumentList.Add(argument);

        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        string output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        Assert.True(child.ExitCode == 0, output + await errors);
        Assert.Matches("Passed: +[1-9][0-9]{2}", output);
    }

    private static bool IsUsed(string instructionSet) => instructionSet switch
    {
        "DOTNET_EnableAVX512" => Avx512F.IsSupported,
        "DOTNET_EnableAVX2" => Avx2.IsSupported,
        _ => Sse42.IsSupported,
    };
}
