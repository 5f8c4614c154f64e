using Unroll.Tests;

namespace Unroll.Runtime.Tests.Kernels;

/// <summary>The tests of the kernels and of the optimizers again in child processes with instruction sets switched off.</summary>
public sealed class InstructionSetTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public Task Everything_holds_without(string instructionSet) => WithoutInstructionSet.RunAsync(
        typeof(InstructionSetTests).Assembly, instructionSet, ["Runtime.Tests.Kernels", "Runtime.Tests.Optimizers"], least: 100);
}
