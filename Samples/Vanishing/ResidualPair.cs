using Unroll;

namespace Samples.Vanishing;

/// <summary>
/// The convolutions of <see cref="PlainPair"/> and a way around them, with nothing on that way: K. He, X. Zhang, S. Ren, J. Sun: Identity
/// mappings in deep residual networks, ECCV 2016, equation 3. Its argument is the filters.
/// </summary>
[Block]
public partial class ResidualPair
{
    private const int Filters = Arg.A;

    [Conv(3, 3, Filters, Padding = Padding.Same), Sigmoid]                  Layer first;
    [Conv(3, 3, Filters, Padding = Padding.Same), Residual(Block.Input)]    Layer second;
}
