using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// Networks drawn from a seed against the reference: 100 of seed 1, or UNROLL_RANDOM_NETWORKS of UNROLL_RANDOM_SEED. One that fails is
/// printed as source.
/// </summary>
public class RandomNetworkTests
{
    /// <summary>The networks that are compiled together.</summary>
    internal const int Together = 50;

    internal static int Count { get; } = int.Parse(Environment.GetEnvironmentVariable("UNROLL_RANDOM_NETWORKS") ?? "100");

    internal static ulong Seed { get; } = ulong.Parse(Environment.GetEnvironmentVariable("UNROLL_RANDOM_SEED") ?? "1");

    /// <summary>Whether a person asks for networks, and does not run all tests.</summary>
    private static bool IsAsked => Environment.GetEnvironmentVariable("UNROLL_RANDOM_NETWORKS") is not null;

    /// <summary>How many the first are.</summary>
    internal static int FirstCount { get; } = Math.Min(Together, Count);

    /// <summary>The first of the random networks, as many as are compiled together.</summary>
    internal static Lazy<CompiledNetworks> First { get; } = new(() => Compile(0));

    /// <summary>
    /// On the fastest path; <see cref="PathTests"/> compares the first of them on every path, so that they come here only
    /// where networks are asked for.
    /// </summary>
    [Fact]
    public void Random_networks_agree_with_the_reference()
    {
        var failures = new List<string>();
        for (int first = IsAsked ? 0 : FirstCount; first < Count; first += Together)
        {
            CompiledNetworks compiled = first == 0 ? First.Value : Compile(first);
            failures.AddRange(compiled.Diagnostics.Select(diagnostic => diagnostic.ToString()));
            IEnumerable<int> indices = Enumerable.Range(first, Math.Min(Together, Count - first));
            failures.AddRange(indices.AsParallel().SelectMany(index => Compare(index, compiled)));
        }
        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Take(20)));
    }

    /// <summary>The same seed declares the same network, or a failure could not be looked into.</summary>
    [Fact]
    public void A_seed_always_declares_the_same_networks() =>
        Assert.Equal(SourceText.Print(RandomNetworks.Draw(7, 3)), SourceText.Print(RandomNetworks.Draw(7, 3)));

    internal static string NameOf(int index) => $"Random{Seed}x{index}";

    internal static ReferenceNetwork Draw(int index) => RandomNetworks.Draw(Seed, index);

    /// <summary>The batch sizes that a network is compared at.</summary>
    internal static int[] Batches(ReferenceNetwork network, int index)
    {
        var numbers = Numbers.Of($"batches {Seed} {index}");
        int[] sizes = network.MixesSamples ? Catalog.MixedBatches : Catalog.AllBatches;
        return [numbers.Pick(sizes[..6]), numbers.Pick(sizes)];
    }

    /// <summary>What is wrong with one network, with its source.</summary>
    private static IEnumerable<string> Compare(int index, CompiledNetworks compiled)
    {
        ReferenceNetwork network = Draw(index);
        List<string> failures;
        try
        {
            failures = Comparison.Run(network, compiled.Get(network.Name), () => Comparison.Expect(network, Batches(network, index)));
        }
        catch (Exception exception)
        {
            failures = [exception.ToString()];
        }
        return failures.Count == 0 ? [] : [$"{string.Join("\n", failures)}\n{SourceText.Print(network)}"];
    }

    private static CompiledNetworks Compile(int first) => CompiledNetworks.Compile(
        [.. Enumerable.Range(first, Math.Min(Together, Count - first)).Select(Draw)]);
}
