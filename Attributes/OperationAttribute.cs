namespace Unroll;

/// <summary>
/// The base of every operation: it computes a value from the value of the operation before it or, where it is the first of its stage, from
/// the value of the stage above.
/// </summary>
public abstract class OperationAttribute : LayerAttribute
{
    private protected OperationAttribute()
    {
    }

    /// <summary>
    /// The name of the stage to read in place of the stage above; it stands further up. Write <c>From = nameof(c1)</c>.
    /// Only the first operation of a stage may have it.
    /// </summary>
    public string? From { get; set; }
}
