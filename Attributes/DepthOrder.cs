namespace Unroll;

/// <summary>How the channels that become a square of pixels are numbered.</summary>
public enum DepthOrder
{
    /// <summary>
    /// Channels that go to one pixel follow one another: channel (row x block + column) x channels + c becomes channel c of the pixel at
    /// that row and column. ONNX's mode DCR, and TensorFlow's depth_to_space.
    /// </summary>
    BlockFirst,

    /// <summary>
    /// Channels that become one channel follow one another: channel c x block x block + row x block + column. ONNX's mode CRD, PyTorch's
    /// PixelShuffle.
    /// </summary>
    ChannelFirst,
}
