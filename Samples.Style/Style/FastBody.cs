using Unroll;

namespace Samples.Style;

/// <summary>
/// The network that paints in one pass (Johnson, Alahi and Fei-Fei, "Perceptual Losses for Real-Time Style Transfer and Super-Resolution",
/// 2016, with the paper's supplement), with instance normalization (Ulyanov et al., 2016), which makes a bias before it idle, nearest
/// upsampling before convolutions and reflected borders. A sigmoid keeps colors from 0 to 1, as the paper's scaled tanh does.
/// </summary>
[Block]
public sealed class FastBody
{
    [Pad(4, Mode = PadMode.Reflect, From = Block.Input), Conv(9, 9, 32, Bias = false), InstanceNorm, Relu]  Layer first;
    [Pad(1, Mode = PadMode.Reflect), Conv(3, 3, 64, Stride = 2, Bias = false), InstanceNorm, Relu]          Layer half;
    [Pad(1, Mode = PadMode.Reflect), Conv(3, 3, 128, Stride = 2, Bias = false), InstanceNorm, Relu]         Layer quarter;
    [Block<FastResidual>, Block<FastResidual>, Block<FastResidual>, Block<FastResidual>, Block<FastResidual>] Layer residual;
    [Upsample(2), Pad(1, Mode = PadMode.Reflect), Conv(3, 3, 64, Bias = false), InstanceNorm, Relu]         Layer twice;
    [Upsample(2), Pad(1, Mode = PadMode.Reflect), Conv(3, 3, 32, Bias = false), InstanceNorm, Relu]         Layer whole;
    [Pad(4, Mode = PadMode.Reflect), Conv(9, 9, 3), Sigmoid]                                                Layer colors;
}

/// <summary>Two convolutions whose value is added to what they read.</summary>
[Block]
public sealed class FastResidual
{
    [Pad(1, Mode = PadMode.Reflect, From = Block.Input), Conv(3, 3, 128, Bias = false), InstanceNorm, Relu] Layer first;
    [Pad(1, Mode = PadMode.Reflect), Conv(3, 3, 128, Bias = false), InstanceNorm, Add(Block.Input)]         Layer second;
}
