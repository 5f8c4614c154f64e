using Unroll;

namespace Samples.Rcnn;

/// <summary>
/// The first network of Faster R-CNN: a map of features, and at each of its places, for each anchor, whether there is something and how
/// far it is from the anchor. Functions of the training score the three outputs, in this order: features last, for what they score
/// depends on the proposals.
/// </summary>
[Network(Shards = 2)]
public sealed partial class ProposalNetwork
{
    [Input(128, 128, 1)]                                                                     Layer picture;
    [Block<RcnnBody>]                                                                        Layer map;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]                                           Layer around;
    [Conv(1, 1, 3), Init(Initializer.XavierUniform, Scale = 0.1f), CustomLoss]               Layer objectness;
    [Conv(1, 1, 12, From = nameof(around)), Init(Initializer.XavierUniform, Scale = 0.1f), CustomLoss]
    Layer offsets;
    [Conv(1, 1, 64, From = nameof(map)), Relu, CustomLoss]                                   Layer features;
}
