namespace Unroll.Generator.Planning;

/// <summary>What a pointwise kernel computes. How it is spelt is known to the emission room.</summary>
internal abstract record PointwiseFunction(string Name, string Text, string[] Inputs)
{
    /// <summary>Whether it is 0 where all its inputs are.</summary>
    public virtual bool KeepsZero => true;

    // The names follow from the type and need not be compared.
    public virtual bool Equals(PointwiseFunction? other) => other is not null && EqualityContract == other.EqualityContract && Inputs.Length == other.Inputs.Length;

    public override int GetHashCode() => Name.GetHashCode() ^ Inputs.Length;
}
