namespace Unroll.Exchange.Import;

/// <summary>Where an operation stands in a declaration that a person would have written.</summary>
internal enum OperationPlace
{
    /// <summary>Alone: an input.</summary>
    Alone,

    /// <summary>First in its stage: a convolution, a pooling.</summary>
    First,

    /// <summary>In the stage of what it reads, if nothing else reads that: an activation, a normalization.</summary>
    Behind,

    /// <summary>In the stage of one of the values that it joins, whichever it is: a sum.</summary>
    Joining,

    /// <summary>First in its stage, and names all that it joins: a concatenation.</summary>
    Naming,
}
