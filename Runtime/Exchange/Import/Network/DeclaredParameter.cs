namespace Unroll.Exchange.Import;

/// <summary>A parameter of an operation.</summary>
/// <param name="Kind">What it is: "weights", "bias".</param>
/// <param name="Extents">Its extents in the order of the language.</param>
/// <param name="Values">Its numbers.</param>
/// <param name="Source">The constant of the model that it is from, for messages.</param>
internal sealed record DeclaredParameter(string Kind, int[] Extents, float[] Values, string Source)
{
    /// <summary>Whether it is one of another stage, which has its numbers.</summary>
    public bool IsShared { get; init; }
}
