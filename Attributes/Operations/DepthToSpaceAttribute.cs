namespace Unroll;

/// <summary>
/// Channels become squares of pixels: height x width x (block x block x channels) to (height x block) x (width x block) x channels. Behind
/// a convolution it enlarges an image (Shi et al., "Real-Time Single Image and Video Super-Resolution Using an Efficient Sub-Pixel
/// Convolutional Neural Network", 2016, section 2.2).
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class DepthToSpaceAttribute : OperationAttribute
{
    /// <summary>Moves channels into pixels.</summary>
    /// <param name="block">Rows and columns of the pixels that one pixel becomes, at least 1; its square divides the channels.</param>
    public DepthToSpaceAttribute(int block) => Block = block;

    /// <summary>Rows and columns of the pixels that one pixel becomes.</summary>
    public int Block { get; }

    /// <summary>
    /// Which channels go to one pixel: <see cref="DepthOrder.BlockFirst"/> by default, as in ONNX and TensorFlow. For PyTorch's
    /// PixelShuffle it is <see cref="DepthOrder.ChannelFirst"/>.
    /// </summary>
    public DepthOrder Order { get; set; }
}
