namespace Unroll;

/// <summary>The base of every attribute that may stand on a field of type <see cref="Layer"/>: inputs, operations, losses and settings of
/// weights.</summary>
/// <remarks>It may stand on a property for the sake of a single error, which says to write a field.</remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }
}
