namespace Unroll;

/// <summary>
/// The smallest, element by element, of values; NaN where one of them is NaN (PyTorch).
/// With one name it compares that stage and the value before it in its stage (the stage above, where nothing is);
/// with several names exactly those, and then it is the first operation of its stage.
/// </summary>
/// <remarks>
/// The gradient goes to the smallest. Where several are equal it is divided evenly between them, as PyTorch's <c>torch.minimum</c> does
/// with two and <c>torch.amin</c> with more.
/// Height, width and channels of the values are equal, or 1: a value is repeated along an extent of 1 (NumPy).
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class MinimumAttribute : OperationAttribute
{
    /// <summary>Takes the smallest of values.</summary>
    /// <param name="stages">The names of stages further up: <c>nameof(a), nameof(b)</c>.</param>
    public MinimumAttribute(params string[] stages) => Stages = stages;

    /// <summary>The names of the stages.</summary>
    public string[] Stages { get; }
}
