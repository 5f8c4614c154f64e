using Unroll;

namespace Samples.Faces;

/// <summary>Three separable convolutions, each of which reads the sum of all values before it. Its argument is the number of
/// filters.</summary>
[Block]
public partial class SeparableSums
{
    private const int Filters = Arg.A;

    [Relu]                                                          Layer first;
    [Block<SeparableFilters>(Filters, 1)]                           Layer conv1;
    [Add(nameof(first))]                                            Layer second;
    [Relu, Block<SeparableFilters>(Filters, 1)]                     Layer conv2;
    [Add(nameof(second))]                                           Layer third;
    [Relu, Block<SeparableFilters>(Filters, 1)]                     Layer conv3;
    [Add(nameof(third)), Relu]                                      Layer fourth;
}
