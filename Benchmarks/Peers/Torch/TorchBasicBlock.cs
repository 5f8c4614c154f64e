using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Unroll.Benchmarks.Peers.Torch;

/// <summary>Two 3x3 convolutions with batch normalization and a way around them, as torchvision's BasicBlock.</summary>
internal sealed class TorchBasicBlock : nn.Module<Tensor, Tensor>
{
    private readonly Sequential body;
    private readonly Sequential? projection;

    /// <param name="body">Both convolutions with what belongs to them, but for the last rectifier.</param>
    /// <param name="projection">The 1x1 convolution around them; null where the shapes are equal.</param>
    public TorchBasicBlock(Sequential body, Sequential? projection)
        : base(nameof(TorchBasicBlock))
    {
        this.body = body;
        this.projection = projection;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) =>
        nn.functional.relu(body.call(input) + (projection is null ? input : projection.call(input)));
}
