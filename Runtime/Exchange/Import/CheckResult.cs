namespace Unroll;

/// <summary>How a network did in its check.</summary>
/// <param name="Output">The output that is farthest from what it must be, measured by what is allowed.</param>
/// <param name="LargestDifference">The largest difference of an element of it; infinite where one is no number.</param>
/// <param name="Allowed">How large it may be: a ten-thousandth of the largest element that is expected.</param>
public sealed record CheckResult(string Output, float LargestDifference, float Allowed)
{
    /// <summary>Whether the network computes what the model computes.</summary>
    public bool Passed => LargestDifference <= Allowed;

    /// <summary>For people: whether it passed, and the numbers.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{(Passed ? "passed" : "failed")}: the largest difference is {LargestDifference:G3} in '{Output}', allowed are {Allowed:G3}");
}
