using Unroll.Tests;

namespace Acme.Vision.Tests;

/// <summary>The tests of this folder again in child processes with instruction sets switched off.</summary>
public class PathTests
{
    private static readonly string[] Numbers =
        [nameof(NotANumberTests), nameof(LongSumTests), nameof(BatchStatisticsTests), nameof(DifferenceTests), nameof(PathTests),
            nameof(SlidingWindowTests)];

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    public Task Numbers_hold_without(string instructionSet) =>
        WithoutInstructionSet.RunAsync(typeof(PathTests).Assembly, instructionSet, Numbers, least: 10);
}
