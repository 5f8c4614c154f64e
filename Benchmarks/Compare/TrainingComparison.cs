using TorchSharp.Modules;
using Unroll.Benchmarks.Measuring;
using Unroll.Benchmarks.Peers;
using Unroll.Benchmarks.Peers.Torch;

namespace Unroll.Benchmarks.Compare;

/// <summary>One step of training beside libtorch: forward, loss, backward and the optimizer, on mini-batches in turn.</summary>
/// <param name="name">The name.</param>
/// <param name="summary">What it is.</param>
/// <param name="batchSize">Samples of a mini-batch.</param>
/// <param name="batchCount">How many mini-batches there are.</param>
/// <param name="create">Makes the network of a seed.</param>
/// <param name="optimizer">Our optimizer.</param>
/// <param name="torch">The network as torch has it.</param>
/// <param name="torchOptimizer">The same optimizer of torch.</param>
/// <param name="tolerance">How much gradients may differ, as a share of the largest of their tensor. Rounding errors grow with the depth,
/// and flip rectifiers.</param>
internal sealed class TrainingComparison(
    string name, string summary, int batchSize, int batchCount, Func<int, Network> create, Func<Optimizer> optimizer,
    Func<Network, TorchModel> torch, Func<IEnumerable<Parameter>, TorchSharp.torch.optim.Optimizer> torchOptimizer,
    double tolerance = Agreement.Gradients)
    : IComparison
{
    public string Name => name;

    public string Summary => summary;

    public Figures Run(ComparisonSettings settings)
    {
        using Network network = create(1);
        network.Threads = settings.Threads;
        RandomBiases.Draw(network);
        Batch[] batches = RandomSamples.Batches(network.Declaration, batchCount, batchSize);
        using Optimizer ours = optimizer();
        using ITrainingPeer? peer = Peer.Open(() => Open(network, batches, settings), out string? missing);
        double? difference = peer is null ? null : TrainingAgreement.Require(name, network, ours, batches, peer, tolerance);

        var forward = new Work("forward", InTurn(batches, batch => Sink.Keep(network.Evaluate(batches[batch]))));
        Work[] others = peer is null ? [forward] : [forward, new Work("peer_forward", InTurn(batches, peer.Forward))];
        SideBySide steps = SideBySide.Measure(
            settings,
            InTurn(batches, batch =>
            {
                Sink.Keep(network.ComputeGradients(batches[batch]));
                ours.Step(network);
            }),
            peer?.Name,
            peer is null ? null : InTurn(batches, peer.Step),
            others);

        var figures = new Figures(name);
        steps.AddTo(figures, batchSize * TrainingWork.MultiplyAdds(network.Declaration), missing);
        figures.Add("backward_to_forward", BackwardToForward(steps.Ours, forward), "F2");
        if (difference is { } share)
        {
            figures.Add("peer_backward_to_forward", BackwardToForward(steps.Theirs!, others[1]), "F2")
                .Add("difference", share, "E1");
        }

        foreach (Batch batch in batches)
            batch.Dispose();
        return figures;
    }

    /// <summary>What a step takes beyond its forward pass, the optimizer included, as a multiple of the forward pass.</summary>
    private static double BackwardToForward(Work step, Work forward) => Statistics.MedianRatio(step.Seconds, forward.Seconds) - 1;

    private static Action InTurn(Batch[] batches, Action<int> run)
    {
        int next = 0;
        return () => run(next++ % batches.Length);
    }

    private ITrainingPeer? Open(Network network, Batch[] batches, ComparisonSettings settings)
    {
        if (settings.Peer == PeerChoice.None)
            return null;
        TorchLibrary.Require(settings.Threads);
        return new TorchTrainingPeer(torch(network), network, batches, torchOptimizer);
    }
}
