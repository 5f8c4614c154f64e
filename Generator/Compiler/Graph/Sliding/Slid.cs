namespace Unroll.Generator.Graph.Sliding;

/// <summary>What becomes of an operation over a larger picture: an operation, or why there is none.</summary>
/// <param name="Operation">What computes it for all windows; null where nothing does.</param>
/// <param name="Value">Its value there.</param>
/// <param name="Obstacle">Why there is none, and what to do, for messages.</param>
internal sealed record Slid(Operation? Operation, SlidingValue? Value, string? Obstacle)
{
    public Slid(Operation operation, SlidingValue value)
        : this(operation, value, null)
    {
    }

    public static Slid Cannot(string obstacle) => new(null, null, obstacle);
}
