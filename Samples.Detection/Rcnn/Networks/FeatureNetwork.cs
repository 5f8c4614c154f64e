using Unroll;

namespace Samples.Rcnn;

/// <summary>The first network of Fast R-CNN: a map of features, whose gradient comes from the regions that the head looks at.</summary>
[Network(Shards = 2)]
public sealed partial class FeatureNetwork
{
    [Input(128, 128, 1)]                                                                     Layer picture;
    [Block<RcnnBody>]                                                                        Layer map;
    [Conv(1, 1, 64), Relu, CustomLoss]                                                       Layer features;
}
