namespace Unroll.Generator.Graph;

/// <summary>A pointwise function whose derivative follows from its value, so that it may overwrite its input.</summary>
internal abstract record ActivationOperation : Operation
{
    /// <summary>Whether the value at 0 is 0, so that zero padding stays zero.</summary>
    public virtual bool KeepsZero => true;

    /// <summary>Whether it is a few instructions, so that a tile may apply it to its sums in registers; such a function is also monotonic.</summary>
    public virtual bool FitsInTile => true;
}
