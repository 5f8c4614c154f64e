using Unroll;

namespace Samples.Faces;

/// <summary>
/// The 68 landmarks of face-api: x and y of each, from 0 to 1 over the square of 112 x 112 pixels that the network sees. Their order is
/// that of the
/// data set 300-W: chin, brows, nose, eyes, mouth.
/// </summary>
[Network]
public sealed partial class FaceLandmarks
{
    [Input(112, 112, 3)]                                        Layer face;
    [Conv(3, 3, 32, Stride = 2, Padding = Padding.Same)]        Layer reduction0;
    [Block<SeparableSums>(32)]                                  Layer dense0;
    [Block<SeparableFilters>(64, 2)]                            Layer reduction1;
    [Block<SeparableSums>(64)]                                  Layer dense1;
    [Block<SeparableFilters>(128, 2)]                           Layer reduction2;
    [Block<SeparableSums>(128)]                                 Layer dense2;
    [Block<SeparableFilters>(256, 2)]                           Layer reduction3;
    [Block<SeparableSums>(256)]                                 Layer dense3;
    [GlobalAvgPool]                                             Layer average;
    [Dense(136)]                                                Layer fc;
}
