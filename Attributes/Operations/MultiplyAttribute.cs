namespace Unroll;

/// <summary>
/// The product, element by element, of values: a gate, for instance.
/// With one name it multiplies that stage and the value before it in its stage (the stage above, where nothing is);
/// with several names exactly those, and then it is the first operation of its stage.
/// </summary>
/// <remarks>
/// Height, width and channels of the values are equal, or 1: a value is repeated along an extent of 1 (NumPy).
/// So one of them may have one number a channel (a vector), one a pixel (height x width x 1), or one in all.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class MultiplyAttribute : OperationAttribute
{
    /// <summary>Multiplies values.</summary>
    /// <param name="stages">The names of stages further up: <c>nameof(a), nameof(b)</c>.</param>
    public MultiplyAttribute(params string[] stages) => Stages = stages;

    /// <summary>The names of the stages.</summary>
    public string[] Stages { get; }
}
