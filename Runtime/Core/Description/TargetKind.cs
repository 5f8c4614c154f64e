namespace Unroll;

/// <summary>What a loss is told of every sample besides the values that it scores.</summary>
public enum TargetKind
{
    /// <summary>Nothing: the values are scored by themselves, as those of a triplet.</summary>
    None,

    /// <summary>The index of a class, an <c>int</c>.</summary>
    Class,

    /// <summary>Numbers, as many as the value has elements.</summary>
    Values,
}
