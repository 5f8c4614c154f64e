using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Unroll.Benchmarks.Peers.Torch;

/// <summary>Layers to whose value their input is added, as in torchvision's InvertedResidual.</summary>
internal sealed class TorchInvertedResidual : nn.Module<Tensor, Tensor>
{
    private readonly Sequential body;

    /// <param name="body">The layers.</param>
    public TorchInvertedResidual(Sequential body)
        : base(nameof(TorchInvertedResidual))
    {
        this.body = body;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => input + body.call(input);
}
