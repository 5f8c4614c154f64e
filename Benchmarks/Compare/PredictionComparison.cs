using Unroll.Benchmarks.Measuring;
using Unroll.Benchmarks.Peak;
using Unroll.Benchmarks.Peers;
using Unroll.Benchmarks.Peers.Torch;

namespace Unroll.Benchmarks.Compare;

/// <summary>Prediction of one or several samples, beside ONNX Runtime or libtorch.</summary>
/// <param name="name">The name.</param>
/// <param name="summary">What it is.</param>
/// <param name="count">Samples of a call.</param>
/// <param name="create">Makes the network of a seed.</param>
/// <param name="prediction">Makes the call that predicts from inputs into outputs.</param>
/// <param name="torch">The network as torch has it; null where it is compared with ONNX Runtime alone.</param>
/// <param name="readsMemory">Whether its weights are too many for the caches. It is then compared with the bandwidth of the memory,
/// too.</param>
internal sealed class PredictionComparison<TNetwork>(
    string name, string summary, int count, Func<int, TNetwork> create, Func<TNetwork, float[], float[], Action> prediction,
    Func<Network, TorchModel>? torch = null, bool readsMemory = false)
    : IComparison
    where TNetwork : Network
{
    public string Name => name;

    public string Summary => summary;

    public Figures Run(ComparisonSettings settings)
    {
        using TNetwork network = create(1);
        network.Threads = settings.Threads;
        RandomBiases.Draw(network);
        float[] inputs = RandomSamples.Values(count * network.Declaration.Inputs[0].Length);
        float[] outputs = new float[count * network.Declaration.Outputs[0].Length];
        Action predict = prediction(network, inputs, outputs);

        using IPredictionPeer? peer = Peer.Open(() => Open(network, inputs, settings), out string? missing);
        var figures = new Figures(name);
        predict();
        double? difference = peer is null
            ? null
            : Agreement.Require($"{name}: outputs of {peer.Name}", outputs, peer.Outputs(), Agreement.Outputs);
        using MemoryBandwidth? memory = readsMemory ? new MemoryBandwidth(network.Declaration.Memory.Parameters) : null;
        var measured = SideBySide.Measure(
            settings, predict, peer?.Name, peer is null ? null : peer.Predict, memory is null ? [] : [memory.Work]);
        measured.AddTo(figures, count * network.Declaration.MultiplyAdds, missing);
        if (memory is not null)
        {
            figures.Add("memory_share", Statistics.MedianRatio(memory.Work.Seconds, measured.Ours.Seconds), "F2")
                .Add("memory_gb_per_s", memory.Gigabytes, "F1");
        }

        return difference is { } share ? figures.Add("difference", share, "E1") : figures;
    }

    private IPredictionPeer? Open(TNetwork network, float[] inputs, ComparisonSettings settings)
    {
        switch (settings.Peer)
        {
            case PeerChoice.None:
                return null;
            case PeerChoice.Libtorch when torch is null:
                throw new PeerUnavailableException("this network is compared with ONNX Runtime alone");
            case PeerChoice.Libtorch:
                TorchLibrary.Require(settings.Threads);
                return new TorchPredictionPeer(torch(network), network, inputs, count);
            default:
                return OnnxRuntimePeer.Open(network, inputs, count, settings.Threads);
        }
    }
}
