namespace Unroll;

/// <summary>
/// Some channels of a value, which follow one another: height x width x channels to height x width x count, or some elements of a vector.
/// Several stages that slice one value divide it, as Split does in ONNX and PyTorch.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class SliceAttribute : OperationAttribute
{
    /// <summary>Takes channels.</summary>
    /// <param name="start">The first channel that is taken, at least 0.</param>
    /// <param name="count">How many are taken, at least 1; the last one is a channel of the input.</param>
    public SliceAttribute(int start, int count)
    {
        Start = start;
        Count = count;
    }

    /// <summary>The first channel that is taken.</summary>
    public int Start { get; }

    /// <summary>How many channels are taken.</summary>
    public int Count { get; }
}
