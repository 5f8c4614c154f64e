using Unroll;

namespace Samples.Classic;

/// <summary>
/// SqueezeNet 1.1: F. Iandola et al.: SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and &lt;0.5 MB model size, 2016, with
/// the changes of the authors' later release, as torchvision's <c>squeezenet1_1</c>. A block's arguments are the filters of its three
/// convolutions.
/// </summary>
[Network]
public sealed partial class SqueezeNet
{
    [Input(224, 224, 3)]                                            Layer image;
    [Conv(3, 3, 64, Stride = 2), Relu]                              Layer conv1;
    [MaxPool(3, Stride = 2, CeilMode = true)]                       Layer pool1;
    [Block<Fire>(16, 64, 64)]                                       Layer fire2;
    [Block<Fire>(16, 64, 64)]                                       Layer fire3;
    [MaxPool(3, Stride = 2, CeilMode = true)]                       Layer pool3;
    [Block<Fire>(32, 128, 128)]                                     Layer fire4;
    [Block<Fire>(32, 128, 128)]                                     Layer fire5;
    [MaxPool(3, Stride = 2, CeilMode = true)]                       Layer pool5;
    [Block<Fire>(48, 192, 192)]                                     Layer fire6;
    [Block<Fire>(48, 192, 192)]                                     Layer fire7;
    [Block<Fire>(64, 256, 256)]                                     Layer fire8;
    [Block<Fire>(64, 256, 256), Dropout(0.5f)]                      Layer fire9;
    [Conv(1, 1, 1000), Relu, GlobalAvgPool, SoftmaxCrossEntropy]    Layer scores;
}
