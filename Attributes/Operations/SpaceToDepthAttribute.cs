namespace Unroll;

/// <summary>
/// Squares of pixels become channels: height x width x channels to (height / block) x (width / block) x (block x block x channels). All
/// channels of the first pixel of a square come first, then those of the second in its row, and so on, as in ONNX and TensorFlow:
/// <see cref="DepthToSpaceAttribute"/> undoes it. PyTorch's PixelUnshuffle(2) is <c>SpaceToDepth(2), ChannelShuffle(4)</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class SpaceToDepthAttribute : OperationAttribute
{
    /// <summary>Moves pixels into channels.</summary>
    /// <param name="block">Rows and columns of a square, at least 1; it divides height and width.</param>
    public SpaceToDepthAttribute(int block) => Block = block;

    /// <summary>Rows and columns of a square.</summary>
    public int Block { get; }
}
