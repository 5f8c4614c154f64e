using Unroll;

namespace Samples.Yolo;

/// <summary>Two 3x3 convolutions around which the value goes as it is. Its argument is the number of filters.</summary>
[Block]
public partial class DetectorBlock
{
    private const int Filters = Arg.A;

    [Conv(3, 3, Filters, Padding = Padding.Same, Bias = false), BatchNorm, Relu]                         Layer first;
    [Conv(3, 3, Filters, Padding = Padding.Same, Bias = false), BatchNorm, Add(Block.Input), Relu]       Layer second;
}
