using Unroll;

namespace Samples.Localize;

/// <summary>The four corners of a turned garment as landmarks: x and y of each, as parts of the picture, clockwise from the upper left
/// corner of the upright garment. No batch normalization stands behind the last places: its noise would move the corners.</summary>
[Network(Shards = 2)]
public sealed partial class CornerLocalizer
{
    [Input(64, 64, 1)]                                                                  Layer picture;
    [Block<LocalizerBody>]                                                              Layer body;
    [Dense(128), Relu]                                                                  Layer hidden;
    [Dense(8), Init(Initializer.XavierUniform, Scale = 0.1f), SmoothL1(Beta = 0.05f)]   Layer corners;
}
