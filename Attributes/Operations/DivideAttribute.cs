namespace Unroll;

/// <summary>
/// The quotient, element by element, of two values: a / b, as numbers are divided: infinite where b alone is 0, NaN where both are.
/// With one name it is the value before it in its stage (the stage above, where nothing is) divided by that stage;
/// with two names the first divided by the second, and then it is the first operation of its stage.
/// </summary>
/// <remarks>
/// Height, width and channels of the values are equal, or 1: a value is repeated along an extent of 1 (NumPy).
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class DivideAttribute : OperationAttribute
{
    /// <summary>Divides values.</summary>
    /// <param name="stages">The name of one stage further up, or of two: <c>nameof(a), nameof(b)</c>.</param>
    public DivideAttribute(params string[] stages) => Stages = stages;

    /// <summary>The names of the stages.</summary>
    public string[] Stages { get; }
}
