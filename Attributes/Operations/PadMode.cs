namespace Unroll;

/// <summary>What stands in the rows and columns that a <see cref="PadAttribute"/> adds.</summary>
public enum PadMode
{
    /// <summary>Zeros (PyTorch's ZeroPad2d, Keras' ZeroPadding2D). The default.</summary>
    Zero,

    /// <summary>The input mirrored at its first and last pixel, which is not repeated: of a b c, c b | a b c | b a (PyTorch's
    /// ReflectionPad2d).</summary>
    Reflect,

    /// <summary>The first and last pixel again and again: of a b c, a a | a b c | c c (PyTorch's ReplicationPad2d).</summary>
    Edge,
}
