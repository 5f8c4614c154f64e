namespace Unroll.Generator.Graph;

/// <summary>What a loss is told of every sample besides the values that it scores.</summary>
internal enum TargetKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The index of a class.</summary>
    Class,

    /// <summary>A number that samples of the same kind have in common.</summary>
    Identity,

    /// <summary>A number for each element of its first value.</summary>
    Values,

    /// <summary>Boxes in a fixed number of rows.</summary>
    Boxes,

    /// <summary>A probability for each class.</summary>
    Probabilities,
}
