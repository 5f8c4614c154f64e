namespace Unroll;

/// <summary>The base of every attribute that may stand on a field of type <see cref="Layer"/>: inputs, operations, losses and settings of
/// weights.</summary>
[AttributeUsage(AttributeTargets.Field)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }
}
