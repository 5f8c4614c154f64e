namespace Unroll;

/// <summary>
/// The sum, element by element, of values of one shape: a residual connection, for instance.
/// With one name it adds that stage and the value before it in its stage (the stage above, where nothing is);
/// with several names exactly those, and then it is the first operation of its stage.
/// </summary>
[AttributeUsage(AttributeTargets.Field, AllowMultiple = true)]
public sealed class AddAttribute : OperationAttribute
{
    /// <summary>Adds values.</summary>
    /// <param name="stages">The names of stages further up: <c>nameof(a), nameof(b)</c>.</param>
    public AddAttribute(params string[] stages) => Stages = stages;

    /// <summary>The names of the stages.</summary>
    public string[] Stages { get; }
}
