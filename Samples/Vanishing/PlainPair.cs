using Unroll;

namespace Samples.Vanishing;

/// <summary>Two convolutions, one after the other. Its argument is the filters.</summary>
[Block]
public partial class PlainPair
{
    private const int Filters = Arg.A;

    [Conv(3, 3, Filters, Padding = Padding.Same), Relu, Init(Initializer.XavierNormal)]    Layer first;
    [Conv(3, 3, Filters, Padding = Padding.Same), Relu, Init(Initializer.XavierNormal)]    Layer second;
}
