using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>What the runtime makes of the emitted methods, on every path of this machine.</summary>
public class PathTests
{
    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_emitted_method_is_optimized(VectorPath path)
    {
        // Kernels stand in Unroll.Generated.
        string[] emitted =
            [.. PathRun.Of(path).Methods.Where(line => line.Contains($" {SourceText.Namespace}.") || line.Contains(" Unroll.Generated."))];
        Assert.True(emitted.Length >= 10 * Catalog.Cases.Length, $"the runtime named {emitted.Length} emitted methods only");
        string[] slow = [.. emitted.Where(line => !line.Contains("[FullOpts") && !line.Contains("[Tier1"))];
        Assert.True(slow.Length == 0, $"{slow.Length} of {emitted.Length} methods are not optimized:\n{string.Join("\n", slow.Take(30))}");
    }

    [Fact]
    public void Random_networks_agree_with_the_reference()
    {
        Assert.Empty(RandomNetworkTests.First.Value.Diagnostics);
        string[] failures =
        [
            .. from index in Enumerable.Range(0, RandomNetworkTests.FirstCount)
               let own = PathRun.FailuresOf(RandomNetworkTests.NameOf(index))
               where own.Length > 0
               select $"{string.Join("\n", own)}\n{SourceText.Print(RandomNetworkTests.Draw(index))}",
        ];
        Assert.True(failures.Length == 0, string.Join("\n\n", failures.Take(20)));
    }

    public static TheoryData<VectorPath> Paths() => [.. PathRun.Here];
}
