namespace Unroll;

/// <summary>
/// The difference, element by element, of two values: a - b.
/// With one name it is the value before it in its stage (the stage above, where nothing is) minus that stage;
/// with two names the first minus the second, and then it is the first operation of its stage.
/// </summary>
/// <remarks>
/// Height, width and channels of the values are equal, or 1: a value is repeated along an extent of 1 (NumPy).
/// So one of them may have one number a channel (a vector), one a pixel (height x width x 1), or one in all.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class SubtractAttribute : OperationAttribute
{
    /// <summary>Subtracts values.</summary>
    /// <param name="stages">The name of one stage further up, or of two: <c>nameof(a), nameof(b)</c>.</param>
    public SubtractAttribute(params string[] stages) => Stages = stages;

    /// <summary>The names of the stages.</summary>
    public string[] Stages { get; }
}
