namespace Unroll;

/// <summary>What a loss is told of every sample besides the values that it scores.</summary>
public enum TargetKind
{
    /// <summary>Nothing: the values are scored by themselves, as those of a triplet.</summary>
    None,

    /// <summary>The index of a class, an <c>int</c>.</summary>
    Class,

    /// <summary>An <c>int</c> that samples of the same kind have in common, and no others: any number, as that of a person.</summary>
    Identity,

    /// <summary>Numbers, as many as the value has elements.</summary>
    Values,

    /// <summary>A list of boxes in a fixed number of rows, each of five numbers: class, x and y of the center, width and height as parts
    /// of the
    /// picture's. A row with the class -1 is no box.</summary>
    Boxes,

    /// <summary>A <c>float</c> for each class: its probability, at least 0, of all together 1.</summary>
    Probabilities,
}
