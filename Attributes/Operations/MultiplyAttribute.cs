namespace Unroll;

/// <summary>
/// The product, element by element, of values of one shape: a gate, for instance.
/// With one name it multiplies that stage and the value before it in its stage (the stage above, where nothing is);
/// with several names exactly those, and then it is the first operation of its stage.
/// </summary>
[AttributeUsage(AttributeTargets.Field, AllowMultiple = true)]
public sealed class MultiplyAttribute : OperationAttribute
{
    /// <summary>Multiplies values.</summary>
    /// <param name="stages">The names of stages further up: <c>nameof(a), nameof(b)</c>.</param>
    public MultiplyAttribute(params string[] stages) => Stages = stages;

    /// <summary>The names of the stages.</summary>
    public string[] Stages { get; }
}
