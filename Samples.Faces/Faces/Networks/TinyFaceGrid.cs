using Unroll;

namespace Samples.Faces;

/// <summary>
/// The detector of faces of face-api, a YOLOv2 of depthwise separable convolutions. Of each cell of 32 x 32 pixels it gives five boxes,
/// one for each
/// anchor, of five numbers: horizontal and vertical place, width, height and confidence, as they come before sigmoid and exponential.
/// </summary>
/// <remarks>The first convolution has no padding, whatever its input.</remarks>
[Block]
public partial class TinyFaceGrid
{
    [Conv(3, 3, 16), LeakyRelu(0.1f)]                                    Layer conv0;
    [MaxPool(2, Padding = Padding.Same)]                                 Layer pool0;
    [Block<SeparableFilters>(32, 1)]                                     Layer conv1;
    [LeakyRelu(0.1f), MaxPool(2, Padding = Padding.Same)]                Layer pool1;
    [Block<SeparableFilters>(64, 1)]                                     Layer conv2;
    [LeakyRelu(0.1f), MaxPool(2, Padding = Padding.Same)]                Layer pool2;
    [Block<SeparableFilters>(128, 1)]                                    Layer conv3;
    [LeakyRelu(0.1f), MaxPool(2, Padding = Padding.Same)]                Layer pool3;
    [Block<SeparableFilters>(256, 1)]                                    Layer conv4;
    [LeakyRelu(0.1f), MaxPool(2, Padding = Padding.Same)]                Layer pool4;
    [Block<SeparableFilters>(512, 1)]                                    Layer conv5;
    [LeakyRelu(0.1f), MaxPool(2, Stride = 1, Padding = Padding.Same)]    Layer pool5;
    [Conv(1, 1, 25)]                                                     Layer conv8;
}
