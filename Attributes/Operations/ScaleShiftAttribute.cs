namespace Unroll;

/// <summary>
/// Scales and shifts every channel by numbers that are learned: y = scale x + shift, as the end of a batch normalization does
/// (<see cref="BatchNormAttribute"/>), Caffe's Scale layer with bias_term, or PyTorch's affine parameters. In a prediction it is folded
/// into the weights before it where possible.
/// </summary>
/// <remarks>
/// Parameters of a stage named c: c.scale and c.shift, which start at 1 and 0. L1, L2 and Init do not apply to them; Frozen does.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ScaleShiftAttribute : OperationAttribute
{
    /// <summary>
    /// The name of a stage further up whose parameters this takes: the scale and the shift in the same place. Write
    /// <c>SharedWith = nameof(left)</c>.
    /// </summary>
    public string? SharedWith { get; set; }
}
