using Samples.Classic;
using Samples.LeNet;
using Unroll.Benchmarks.Networks;

namespace Unroll.Benchmarks.Compile;

/// <summary>A network whose way through the compiler is measured.</summary>
/// <param name="Name">The name in the output.</param>
/// <param name="Sources">The embedded files that declare it.</param>
/// <param name="Create">Makes it.</param>
/// <param name="Predict">One prediction.</param>
internal sealed record CompiledNetwork(string Name, string[] Sources, Func<Network> Create, Action<Network, float[], float[]> Predict)
{
    /// <summary>The networks, in the order in which they are measured.</summary>
    public static IReadOnlyList<CompiledNetwork> All { get; } =
    [
        new("tiny", ["Tiny.cs"], () => new Tiny(), (network, x, y) => ((Tiny)network).Predict(x, y)),
        new("lenet", ["LeNet5.cs"], () => new LeNet5(), (network, x, y) => ((LeNet5)network).Predict(x, y)),
        new(
            "ten-convolutions", ["TenConvolutions.cs"], () => new TenConvolutions(),
            (network, x, y) => ((TenConvolutions)network).Predict(x, y)),
        new("resnet50", ["ResNet50.cs", "Bottleneck.cs"], () => new ResNet50(), (network, x, y) => ((ResNet50)network).Predict(x, y)),
    ];

    /// <summary>The network of a name.</summary>
    public static CompiledNetwork Of(string name) => All.First(network => network.Name == name);
}
