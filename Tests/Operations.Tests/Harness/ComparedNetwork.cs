using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// A network that is compared on several paths, each in a process of its own. What is expected of it is computed by the first that asks,
/// and kept in a file for the others.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="build">Declares it.</param>
/// <param name="compiled">The assembly that it is in.</param>
/// <param name="batches">The sizes of the mini-batches that it is compared at.</param>
internal sealed class ComparedNetwork(
    string name, Func<ReferenceNetwork> build, CompiledNetworks compiled, Func<ReferenceNetwork, int[]> batches)
{
    public string Name { get; } = name;

    public NetworkDriver Driver => compiled.Get(Name);

    /// <summary>Computes what is expected.</summary>
    public void Expect(string folder)
    {
        ReferenceNetwork network = build();
        if (Driver.UsesTiles)
            network.AllowTiles();
        Expect(network, folder);
    }

    /// <summary>What is wrong with it; nothing if all is well.</summary>
    public IEnumerable<string> Compare(string folder)
    {
        ReferenceNetwork network = build();
        return Comparison.Run(network, Driver, () => Expect(network, folder));
    }

    private Expectation[] Expect(ReferenceNetwork network, string folder)
    {
        string path = Path.Combine(folder, $"{Name}.expected");
        if (File.Exists(path))
            return Expectation.Read(path);
        Expectation[] expected = [.. Comparison.Expect(network, batches(network))];
        Expectation.Write(path, expected);
        return expected;
    }
}
