namespace Unroll;

/// <summary>
/// Values side by side along the channels, in the order named; heights and widths are equal. Vectors are joined end to end.
/// With one name it joins that stage and the value before it in its stage (the stage above, where nothing is) (which comes first);
/// with several names exactly those, and then it is the first operation of its stage.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ConcatAttribute : OperationAttribute
{
    /// <summary>Joins values.</summary>
    /// <param name="stages">The names of stages further up: <c>nameof(a), nameof(b)</c>.</param>
    public ConcatAttribute(params string[] stages) => Stages = stages;

    /// <summary>The names of the stages.</summary>
    public string[] Stages { get; }
}
