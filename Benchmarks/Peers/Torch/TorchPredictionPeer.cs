using TorchSharp;
using static TorchSharp.torch;

namespace Unroll.Benchmarks.Peers.Torch;

/// <summary>Predictions by libtorch, in inference mode.</summary>
internal sealed class TorchPredictionPeer : IPredictionPeer
{
    private readonly TorchModel model;
    private readonly Tensor inputs;

    /// <param name="model">The network; disposed with the peer.</param>
    /// <param name="network">Ours, for the shape of the input.</param>
    /// <param name="inputs">The samples, in our order.</param>
    /// <param name="count">How many there are.</param>
    public TorchPredictionPeer(TorchModel model, Network network, float[] inputs, int count)
    {
        this.model = model;
        this.inputs = TorchSamples.ToTorch(inputs, count, network.Declaration.Inputs[0], model.ChannelsLast);
        model.Module.eval();
    }

    public string Name => "libtorch";

    public void Predict()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable inference = inference_mode();
        _ = model.Module.call(inputs);
    }

    public float[] Outputs()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable inference = inference_mode();
        return TorchSamples.ToOurs(model.Module.call(inputs));
    }

    public void Dispose()
    {
        inputs.Dispose();
        model.Dispose();
    }
}
