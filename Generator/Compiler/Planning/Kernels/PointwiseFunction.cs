namespace Unroll.Generator.Planning;

/// <summary>What a pointwise kernel computes. How it is spelled is known to the emission room.</summary>
internal abstract record PointwiseFunction(string Name, string Text, string[] Inputs)
{
    /// <summary>Whether it is 0 where all its inputs are.</summary>
    public virtual bool KeepsZero => true;

    /// <summary>Whether it takes more steps than a few, so that a loop over vectors is no slower than all of them side by side.</summary>
    public virtual bool IsLong => false;

    /// <summary>What the last input has: an element for each of the output, unless it says otherwise.</summary>
    public virtual LastInput LastInput => LastInput.Elements;

    // The names follow from the type and need not be compared.
    public virtual bool Equals(PointwiseFunction? other) =>
        other is not null && EqualityContract == other.EqualityContract && Inputs.Length == other.Inputs.Length;

    public override int GetHashCode() => Name.GetHashCode() ^ Inputs.Length;
}
