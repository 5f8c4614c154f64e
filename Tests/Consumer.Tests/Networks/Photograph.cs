using Unroll;

namespace Acme.Vision.Tests;

/// <summary>
/// Convolutions of a large image: tiles in several groups, bands of rows, rows of tiles, and a dense layer, each with work for
/// several threads.
/// </summary>
[Network]
public sealed partial class Photograph
{
    [Input(112, 112, 3)]                                                         Layer image;
    [Conv(5, 5, 64, Padding = Padding.Same), Relu]                               Layer edges;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]                               Layer maps;
    [DepthwiseConv(3, 3, Padding = Padding.Same), Relu6, Conv(1, 1, 40), Relu]   Layer bands;
    [DepthwiseConv(3, 3, Stride = 2, Padding = Padding.Same), Relu]              Layer half;
    [AvgPool(8), Dense(1000)]                                                    Layer scores;
}
