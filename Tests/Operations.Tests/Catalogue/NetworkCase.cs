using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>A network to be compared, and the batch sizes to compare it at.</summary>
/// <param name="Name">Also the name of the class.</param>
/// <param name="Declare">Adds the stages.</param>
internal sealed record NetworkCase(string Name, Action<ReferenceNetwork> Declare)
{
    /// <summary>The batch sizes, in the order in which one network sees them, so that its buffers grow and are used in part.</summary>
    public int[] Batches { get; init; } = [];

    /// <summary>Too large for finite differences in a second.</summary>
    public bool IsLarge { get; init; }

    /// <summary>Declared exact, so that the direct sums are compared.</summary>
    public bool Exact { get; init; }

    /// <summary>Declares the network afresh and draws its parameters from its name.</summary>
    public ReferenceNetwork Build()
    {
        var network = new ReferenceNetwork(Name) { Exact = Exact };
        Declare(network);
        return network.Draw(Numbers.Of(Name));
    }
}
