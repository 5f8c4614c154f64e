using Samples.Training;
using Unroll;

namespace Samples.Gallery;

/// <summary>A network that can be shown and timed by people who do not know its class.</summary>
internal interface IClassicNetwork
{
    /// <summary>How it is called on the command line.</summary>
    string Name { get; }

    /// <summary>What it is; known without making one.</summary>
    NetworkDescription Description { get; }

    /// <summary>Makes one with random weights, and what predicts with it. The caller disposes it.</summary>
    (Network Network, Predictor Predict) Create();
}

/// <summary>A network of the class <typeparamref name="TNetwork"/>.</summary>
/// <param name="name">How it is called on the command line.</param>
/// <param name="description">What it is.</param>
/// <param name="create">Makes one from a seed.</param>
/// <param name="predict">Gives its Predict for one sample.</param>
internal sealed class ClassicNetwork<TNetwork>(
    string name, NetworkDescription description, Func<int, TNetwork> create, Func<TNetwork, Predictor> predict) : IClassicNetwork
    where TNetwork : Network
{
    public string Name => name;

    public NetworkDescription Description => description;

    public (Network Network, Predictor Predict) Create()
    {
        TNetwork network = create(1);
        return (network, predict(network));
    }
}
