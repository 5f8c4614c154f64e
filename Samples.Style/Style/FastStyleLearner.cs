using Unroll;

namespace Samples.Style;

/// <summary>The same network over crops of 128 x 128 pixels, with what it learns by: the features of another network, which the
/// <c>CustomLoss</c> asks, and the total variation.</summary>
[Network]
public sealed partial class FastStyleLearner
{
    [Input(128, 128, 3)]                               Layer picture;
    [Block<FastBody>, CustomLoss, TotalVariation]      Layer painted;
}
