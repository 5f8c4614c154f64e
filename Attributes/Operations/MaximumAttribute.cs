namespace Unroll;

/// <summary>
/// The largest, element by element, of values; NaN where one of them is NaN (PyTorch).
/// With one name it compares that stage and the value before it in its stage (the stage above, where nothing is);
/// with several names exactly those, and then it is the first operation of its stage.
/// </summary>
/// <remarks>
/// The gradient goes to the largest. Where several are equal it is divided evenly between them, as PyTorch's <c>torch.maximum</c> does
/// with two and <c>torch.amax</c> with more.
/// Height, width and channels of the values are equal, or 1: a value is repeated along an extent of 1 (NumPy).
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class MaximumAttribute : OperationAttribute
{
    /// <summary>Takes the largest of values.</summary>
    /// <param name="stages">The names of stages further up: <c>nameof(a), nameof(b)</c>.</param>
    public MaximumAttribute(params string[] stages) => Stages = stages;

    /// <summary>The names of the stages.</summary>
    public string[] Stages { get; }
}
