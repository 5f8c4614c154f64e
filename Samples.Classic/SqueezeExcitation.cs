using Unroll;

namespace Samples.Classic;

/// <summary>
/// Scales each channel by a number that follows from the means of all channels: J. Hu, L. Shen, G. Sun: Squeeze-and-excitation networks,
/// CVPR 2018, with the hard sigmoid of MobileNetV3.
/// </summary>
[Block]
public partial class SqueezeExcitation
{
    private const int Squeezed = Arg.A, Channels = Arg.B;

    [GlobalAvgPool, Dense(Squeezed), Relu, Dense(Channels), HardSigmoid]    Layer factors;
    [Scale(nameof(factors), From = Block.Input)]                            Layer scaled;
}
