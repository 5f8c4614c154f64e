namespace Unroll;

/// <summary>
/// The cosines of the angles between the value before it and <c>units</c> learned vectors: a vector of the sums of products of both, each
/// divided by its Euclidean length, or by 1e-12 if that is larger. A spatial input is read in the order row, column, channel. Weights: [in,
/// out]; there is no bias. It is the head of ArcFace, and a classifier that only looks at directions (Gidaris and Komodakis, 2018).
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class CosineDenseAttribute : OperationAttribute
{
    /// <summary>Adds a layer of cosines.</summary>
    /// <param name="units">The number of outputs, at least 1.</param>
    public CosineDenseAttribute(int units) => Units = units;

    /// <summary>The number of outputs.</summary>
    public int Units { get; }

    /// <summary>
    /// The name of a stage further up whose parameters this takes: those of its layer of cosines in the same place, which has the same
    /// shape. The gradients of both uses add up.
    /// </summary>
    public string? SharedWith { get; set; }
}
