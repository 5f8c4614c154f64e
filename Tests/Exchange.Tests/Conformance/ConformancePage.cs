using System.Text;

namespace Unroll.Exchange.Tests.Conformance;

/// <summary>The page of the documentation that says which tests pass.</summary>
internal static class ConformancePage
{
    public static string Write(IReadOnlyCollection<ConformanceResult> results)
    {
        var text = new StringBuilder();
        text.Append(
            $"""
            # Conformance with ONNX

            {results.Count(result => result.Passed)} of {results.Count} of ONNX's own tests of operators pass. They are a selection of those
            of version 1.22.0: the tests on floats of operators that networks of Unroll's kind are made of. Each is imported,
            compiled, and run; its numbers must be right within the tolerances of the project of ONNX (1e-3 relative, 1e-7 absolute).
            The others are refused by a message; none gives wrong numbers. Losses and optimizers are no part of a prediction: their
            tests run against the function that computes the losses of networks, and against the optimizers. A test writes this page.

            | operator | tests | passed | why others are refused |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (IGrouping<string, ConformanceResult> group in
            results.GroupBy(result => result.Test.Operator).OrderBy(group => group.Key, StringComparer.Ordinal))
            text.Append($"| {group.Key} | {group.Count()} | {group.Count(result => result.Passed)} | {Reasons(group)} |\n");
        return text.ToString();
    }

    private static string Reasons(IEnumerable<ConformanceResult> results) => string.Join("; ", results
        .Where(result => !result.Passed)
        .GroupBy(result => result.Reason, result => result.Test.Name.Replace("test_", "", StringComparison.Ordinal))
        .Select(group => $"{string.Join(", ", group)}: {group.Key.Replace("|", "\\|", StringComparison.Ordinal)}"));
}
