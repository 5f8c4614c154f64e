namespace Unroll.Benchmarks.Compare;

/// <summary>Whether two libraries computed the same, within what differently ordered sums of floats allow.</summary>
internal static class Agreement
{
    /// <summary>Outputs: the largest difference, as a share of the largest output.</summary>
    public const double Outputs = 1e-4;

    /// <summary>Gradients: the largest difference in a tensor, as a share of the largest gradient in it.</summary>
    public const double Gradients = 1e-3;

    /// <summary>Losses: the difference as a share of the loss, of the first step and of ten steps of the optimizer.</summary>
    public const double Losses = 1e-3;

    /// <summary>The tolerances in words.</summary>
    public static string Tolerances =>
        $"outputs within {Outputs:G1} of the largest output, each tensor's gradients within {Gradients:G1} of its largest, "
        + $"losses within {Losses:G1} over ten steps";

    /// <summary>Demands that values agree.</summary>
    /// <param name="what">What they are.</param>
    /// <param name="ours">Ours.</param>
    /// <param name="theirs">The peer's.</param>
    /// <param name="tolerance">How much they may differ, as a share of the largest value.</param>
    /// <param name="least">What the largest value counts at least.</param>
    /// <returns>The largest difference as a share of the largest value.</returns>
    /// <exception cref="DisagreementException">They do not.</exception>
    public static double Require(string what, ReadOnlySpan<float> ours, ReadOnlySpan<float> theirs, double tolerance, double least = 0)
    {
        if (ours.Length != theirs.Length)
            throw new DisagreementException($"{what}: ours has {ours.Length} values, the peer's {theirs.Length}");
        double difference = 0, scale = least;
        for (int i = 0; i < ours.Length; i++)
        {
            // Not Math.Max(difference, ...) of values that may be no numbers: those must be seen.
            if (!float.IsFinite(ours[i]) || !float.IsFinite(theirs[i]))
                throw new DisagreementException($"{what}: element {i} is {ours[i]} with us and {theirs[i]} with the peer");
            difference = Math.Max(difference, Math.Abs(ours[i] - (double)theirs[i]));
            scale = Math.Max(scale, Math.Abs(theirs[i]));
        }

        double share = difference == 0 ? 0 : difference / scale;
        if (share > tolerance)
        {
            throw new DisagreementException(
                $"{what}: ours and the peer's differ by {difference:G3}, {share:G3} of the largest value; {tolerance:G1} is tolerated");
        }

        return share;
    }
}

/// <summary>Ours and the peer computed different things, so that their times must not be compared.</summary>
internal sealed class DisagreementException(string message) : Exception(message);
