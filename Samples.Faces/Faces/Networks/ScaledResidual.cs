using Unroll;

namespace Samples.Faces;

/// <summary>Two 3x3 convolutions, each with a scale and a shift, and their input added. Its argument is the number of filters.</summary>
[Block]
public partial class ScaledResidual
{
    private const int Filters = Arg.A;

    [Conv(3, 3, Filters, Padding = Padding.Same), ScaleShift, Relu]                       Layer conv1;
    [Conv(3, 3, Filters, Padding = Padding.Same), ScaleShift, Add(Block.Input), Relu]     Layer conv2;
}
