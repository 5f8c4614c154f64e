using TorchSharp;
using static TorchSharp.torch;

namespace Unroll.Benchmarks.Peers.Torch;

/// <summary>Training by libtorch: the same loss, a mean over the mini-batch, and the same optimizer.</summary>
internal sealed class TorchTrainingPeer : ITrainingPeer
{
    private readonly TorchModel model;
    private readonly nn.Module<Tensor, Tensor, Tensor> loss;
    private readonly optim.Optimizer optimizer;
    private readonly Tensor[] inputs;
    private readonly Tensor[] targets;

    /// <param name="model">The network; disposed with the peer.</param>
    /// <param name="network">Ours, for the shapes.</param>
    /// <param name="batches">The mini-batches, in our order.</param>
    /// <param name="optimizer">Makes the optimizer of some parameters.</param>
    public TorchTrainingPeer(
        TorchModel model, Network network, IReadOnlyList<Batch> batches,
        Func<IEnumerable<TorchSharp.Modules.Parameter>, optim.Optimizer> optimizer)
    {
        this.model = model;
        ValueDescription output = network.Declaration.Outputs[0];
        bool labels = network.Declaration.Losses[0].TakesLabels;
        loss = labels ? nn.CrossEntropyLoss() : nn.MSELoss();
        ValueDescription input = network.Declaration.Inputs[0];
        inputs = [.. batches.Select(batch => TorchSamples.ToTorch(batch.Input(0).ToArray(), batch.Count, input, model.ChannelsLast))];
        targets =
        [
            .. batches.Select(batch => labels
                ? tensor(batch.Labels(0).ToArray().Select(label => (long)label).ToArray())
                : TorchSamples.ToTorch(batch.Targets(0).ToArray(), batch.Count, output, model.ChannelsLast)),
        ];
        this.optimizer = optimizer(model.Module.parameters());
    }

    public string Name => "libtorch";

    public float Evaluate(int batch)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradients = no_grad();
        model.Module.eval();
        float value = Loss(batch).item<float>();
        model.Module.train();
        return value;
    }

    public void Forward(int batch)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradients = no_grad();
        _ = Loss(batch);
    }

    public float ComputeGradients(int batch)
    {
        using DisposeScope scope = NewDisposeScope();
        optimizer.zero_grad();
        Tensor value = Loss(batch);
        value.backward();
        return value.item<float>();
    }

    public float[] Gradient(string parameter) => model.Gradient(parameter);

    public void Step(int batch)
    {
        using DisposeScope scope = NewDisposeScope();
        optimizer.zero_grad();
        Loss(batch).backward();
        optimizer.step();
    }

    public void Dispose()
    {
        foreach (Tensor tensor in inputs.Concat(targets))
            tensor.Dispose();
        optimizer.Dispose();
        loss.Dispose();
        model.Dispose();
    }

    private Tensor Loss(int batch) => loss.call(model.Module.call(inputs[batch]), targets[batch]);
}
