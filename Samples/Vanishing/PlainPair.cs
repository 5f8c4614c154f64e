using Unroll;

namespace Samples.Vanishing;

/// <summary>Two convolutions, one after the other, with a sigmoid between them. Its argument is the filters.</summary>
[Block]
public partial class PlainPair
{
    private const int Filters = Arg.A;

    [Conv(3, 3, Filters, Padding = Padding.Same), Sigmoid]    Layer first;
    [Conv(3, 3, Filters, Padding = Padding.Same)]             Layer second;
}
