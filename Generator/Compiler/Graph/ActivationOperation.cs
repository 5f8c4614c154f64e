using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph;

/// <summary>What the derivative of an activation is computed from.</summary>
internal enum DerivativeInput
{
    /// <summary>The activation's value, so that this may overwrite its input.</summary>
    Value,

    /// <summary>The activation's input, which training therefore keeps.</summary>
    Input,
}

/// <summary>A function of each element.</summary>
internal abstract record ActivationOperation : Operation
{
    /// <summary>What its derivative reads.</summary>
    public virtual DerivativeInput Reads => DerivativeInput.Value;

    /// <summary>Whether the value at 0 is 0, so that zero padding stays zero.</summary>
    public virtual bool KeepsZero => true;

    /// <summary>The factor of negative inputs, where positive ones pass as they are; null for other functions.</summary>
    public virtual float? NegativeSlope => null;

    /// <summary>Whether it is a few instructions, so that a tile may apply it to its sums in registers.</summary>
    public virtual bool FitsInTile => true;

    /// <summary>Whether it never falls, so that it can be applied to the largest of a window rather than to all.</summary>
    public virtual bool IsMonotonic => true;

    public override Slid Slide(SlidingInputs inputs) => inputs.Elements(this);
}
