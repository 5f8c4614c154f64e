using Unroll;

namespace Samples.Vanishing;

/// <summary>
/// The convolutions of <see cref="PlainPair"/> and a way around them: K. He, X. Zhang, S. Ren, J. Sun: Deep residual learning for image
/// recognition, CVPR 2016, figure 2. Its argument is the filters.
/// </summary>
[Block]
public partial class ResidualPair
{
    private const int Filters = Arg.A;

    [Conv(3, 3, Filters, Padding = Padding.Same), Relu, Init(Initializer.XavierNormal)]                           Layer first;
    [Conv(3, 3, Filters, Padding = Padding.Same), Residual(Block.Input), Relu, Init(Initializer.XavierNormal)]    Layer second;
}
