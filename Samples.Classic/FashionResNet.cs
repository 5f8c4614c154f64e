using Unroll;

namespace Samples.Classic;

/// <summary>
/// A residual network for 28 x 28 images, ten weight layers deep: the plan of K. He, X. Zhang, S. Ren, J. Sun: Deep residual learning for
/// image recognition, CVPR 2016, section 4.2, which halves the extents where it doubles the filters, with the strides early, because a
/// processor has to train it. A block's arguments are its filters and its stride.
/// </summary>
/// <remarks>With two shards two threads train it, and every half of a mini-batch is normalized by its own statistics.</remarks>
[Network(Shards = 2)]
public sealed partial class FashionResNet
{
    [Input(28, 28, 1)]                                                         Layer image;
    [Conv(3, 3, 16, Padding = Padding.Same, Bias = false), BatchNorm, Relu]    Layer conv1;
    [Block<BasicBlock>(32, 2)]                                                 Layer layer1a;
    [Block<BasicBlock>(32, 1)]                                                 Layer layer1b;
    [Block<BasicBlock>(64, 2)]                                                 Layer layer2a;
    [Block<BasicBlock>(64, 1)]                                                 Layer layer2b;
    [GlobalAvgPool, Dropout(0.2f)]                                             Layer average;
    [Dense(10), SoftmaxCrossEntropy]                                           Layer kind;
}
