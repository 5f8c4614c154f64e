using Unroll;

namespace Acme.Vision.Tests;

/// <summary>
/// Convolutions of a large image: tiles in several groups, rows of tiles, and a dense layer, each with work for several threads.
/// </summary>
[Network]
public sealed partial class Photograph
{
    [Input(112, 112, 3)]                                    Layer image;
    [Conv(5, 5, 64, Padding = Padding.Same), Relu]          Layer edges;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]          Layer maps;
    [AvgPool(8), Dense(1000)]                               Layer scores;
}
