using Unroll;

namespace Samples.Classic;

/// <summary>
/// GoogLeNet's plan for 28 x 28 images: a convolution, then inception modules at two sizes and the average of every channel. C. Szegedy et
/// al.: Going deeper with convolutions, CVPR 2015, table 1; its columns are the arguments of <see cref="Inception"/>, here about a quarter
/// of the paper's, and every convolution has a batch normalization (S. Ioffe, C. Szegedy: Batch normalization, ICML 2015).
/// </summary>
/// <remarks>With two shards two threads train it, and every half of a mini-batch is normalized by its own statistics.</remarks>
[Network(Shards = 2)]
public sealed partial class FashionInception
{
    [Input(28, 28, 1)]                                                         Layer image;
    [Conv(3, 3, 32, Padding = Padding.Same, Bias = false), BatchNorm, Relu]    Layer conv1;
    [MaxPool(2)]                                                               Layer pool1;
    [Block<Inception>(16, 16, 32, 8, 16, 16)]                                  Layer inception2a;
    [Block<Inception>(32, 32, 48, 8, 16, 16)]                                  Layer inception2b;
    [MaxPool(2)]                                                               Layer pool2;
    [Block<Inception>(32, 48, 64, 16, 32, 32)]                                 Layer inception3a;
    [Block<Inception>(48, 48, 96, 16, 48, 32)]                                 Layer inception3b;
    [GlobalAvgPool, Dropout(0.2f)]                                             Layer average;
    [Dense(10), SoftmaxCrossEntropy]                                           Layer kind;
}
