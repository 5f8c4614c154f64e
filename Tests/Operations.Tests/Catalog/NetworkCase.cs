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

    /// <summary>A stage that is scored, on an image: few channels, and no gradient of them.</summary>
    public static NetworkCase OnImage(string name, int height, int width, int channels, Func<StagePart[]> parts) =>
        new(name, network => network.Input("image", height, width, channels).Stage("scored", [.. parts(), new MeanSquaredError()]));

    /// <summary>A stage that is scored, behind a layer that learns, in whose parameters the gradient of the input is seen.</summary>
    public static NetworkCase OnChannels(string name, int height, int width, int channels, Func<StagePart[]> parts) =>
        new(name, network => network
            .Input("image", height, width, 2)
            .Stage("lift", new Conv(1, 1, channels), new Tanh())
            .Stage("scored", [.. parts(), new MeanSquaredError()]));

    /// <summary>Declares the network afresh and draws its parameters from its name.</summary>
    public ReferenceNetwork Build()
    {
        var network = new ReferenceNetwork(Name) { Exact = Exact };
        Declare(network);
        return network.Draw(Numbers.Of(Name));
    }
}
