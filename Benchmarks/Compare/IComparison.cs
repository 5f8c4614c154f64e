namespace Unroll.Benchmarks.Compare;

/// <summary>One name of the comparison.</summary>
internal interface IComparison
{
    /// <summary>The name.</summary>
    string Name { get; }

    /// <summary>What it measures, in a line.</summary>
    string Summary { get; }

    /// <summary>Checks that ours and the peer agree, and measures both.</summary>
    /// <exception cref="DisagreementException">They do not agree.</exception>
    Figures Run(ComparisonSettings settings);
}
