using Samples.LeNet;
using Unroll.Benchmarks.Compare;
using Unroll.Benchmarks.Networks;
using Unroll.Benchmarks.Peers;
using Unroll.Benchmarks.Peers.Torch;

namespace Unroll.Benchmarks.Latency;

/// <summary>One network, predicted by us and by the peers that are here, with equal weights and outputs that were compared.</summary>
internal sealed class LatencyWork : IDisposable
{
    /// <summary>Calls of one engine before the next has its turn.</summary>
    private const int Turn = 10_000;

    private readonly Network network;
    private readonly List<IPredictionPeer> peers = [];
    private readonly List<string> missing = [];
    private readonly Action predict;

    private LatencyWork(string name, Network network, Func<float[], float[], Action> prediction, Func<Network, TorchModel> torch)
    {
        (Name, this.network) = (name, network);
        RandomBiases.Draw(network);
        float[] inputs = RandomSamples.Values(network.Declaration.Inputs[0].Length);
        float[] outputs = new float[network.Declaration.Outputs[0].Length];
        predict = prediction(inputs, outputs);
        predict();
        Open(() => OnnxRuntimePeer.Open(network, inputs, count: 1, threads: 1));
        Open(() =>
        {
            TorchLibrary.Require(threads: 1);
            return new TorchPredictionPeer(torch(network), network, inputs, count: 1);
        });
        foreach (IPredictionPeer peer in peers)
            Agreement.Require($"{name}: outputs of {peer.Name}", outputs, peer.Outputs(), Agreement.Outputs);
    }

    /// <summary>The network's name.</summary>
    public string Name { get; }

    /// <summary>The peers that cannot be loaded, and why.</summary>
    public IReadOnlyList<string> Missing => missing;

    /// <summary>LeNet-5.</summary>
    public static LatencyWork LeNet()
    {
        var network = new LeNet5(seed: 1);
        return new("LeNet-5", network, (x, y) => () => network.Predict(x, y), TorchModels.LeNet);
    }

    /// <summary>16-32-32-4.</summary>
    public static LatencyWork Tiny()
    {
        var network = new Tiny(seed: 1);
        return new("16-32-32-4", network, (x, y) => () => network.Predict(x, y), TorchModels.Tiny);
    }

    /// <summary>Measures all engines, in turns of 10,000 calls.</summary>
    /// <param name="calls">Calls of each engine.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="stop">Ends it early, between two turns.</param>
    public Latencies[] Measure(int calls, Action<double> progress, CancellationToken stop)
    {
        Latencies[] engines = [new("Unroll", predict, calls), .. peers.Select(peer => new Latencies(peer.Name, peer.Predict, calls))];
        foreach (Latencies engine in engines)
            engine.WarmUp(TimeSpan.FromSeconds(1));
        while (engines[0].Left > 0)
        {
            foreach (Latencies engine in engines)
            {
                stop.ThrowIfCancellationRequested();
                engine.Measure(Turn);
            }

            progress(1 - ((double)engines[0].Left / calls));
        }

        return engines;
    }

    public void Dispose()
    {
        foreach (IPredictionPeer peer in peers)
            peer.Dispose();
        network.Dispose();
    }

    private void Open(Func<IPredictionPeer> open)
    {
        if (Peer.Open(open, out string? reason) is { } peer)
            peers.Add(peer);
        else
            missing.Add(reason!);
    }
}
