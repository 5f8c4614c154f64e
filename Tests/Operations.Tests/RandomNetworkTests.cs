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

    /// <summary>The first of the random networks, as many as are compiled together.</summary>
    internal static Lazy<CompiledNetworks> First { get; } = new(() => Compile(0));

    /// <summary>On the fastest path; the first of them are compared on every path by <see cref="PathTests"/>.</summary>
    [Fact]
    public void Random_networks_agree_with_the_reference()
    {
        var failures = new List<string>();
        for (int first = 0; first < Count; first += Together)
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

    /// <summary>What is wrong with one network, with its source.</summary>
    internal static IEnumerable<string> Compare(int index, CompiledNetworks compiled)
    {
        ReferenceNetwork network = RandomNetworks.Draw(Seed, index);
        var numbers = Numbers.Of($"batches {Seed} {index}");
        int[] sizes = network.MixesSamples ? Catalog.MixedBatches : Catalog.AllBatches;
        int[] batches = [numbers.Pick(sizes[..6]), numbers.Pick(sizes)];
        List<string> failures;
        try
        {
            failures = Comparison.Run(network, compiled.Get(network.Name), batches);
        }
        catch (Exception exception)
        {
            failures = [exception.ToString()];
        }
        return failures.Count == 0 ? [] : [$"{string.Join("\n", failures)}\n{SourceText.Print(network)}"];
    }

    private static CompiledNetworks Compile(int first) => CompiledNetworks.Compile(
        [.. Enumerable.Range(first, Math.Min(Together, Count - first)).Select(index => RandomNetworks.Draw(Seed, index))]);
}
