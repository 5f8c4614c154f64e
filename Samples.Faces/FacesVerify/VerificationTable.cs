using Spectre.Console;
using Unroll.Vision;

namespace Samples.FacesVerify;

/// <summary>What the verifiers reached, a row each.</summary>
internal static class VerificationTable
{
    public static Table Of(IReadOnlyList<Verification> verifications)
    {
        string[] sets = [.. verifications.Select(verification => verification.Set.Name).Distinct()];
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("verified by");
        foreach (string set in sets)
        {
            table.AddColumn(new TableColumn($"{set}: accuracy").RightAligned());
            table.AddColumn(new TableColumn("area under ROC").RightAligned());
        }

        foreach (IGrouping<string, Verification> row in verifications.GroupBy(verification => verification.Verifier))
            table.AddRow([row.Key, .. row.SelectMany(Cells)]);
        return table;
    }

    private static IEnumerable<string> Cells(Verification verification)
    {
        var curve = new RocCurve(verification.Pairs.Zip(
            verification.Distances, (pair, distance) => new VerificationPair(distance, pair.IsSame)));
        yield return $"{100 * verification.Result.Accuracy:F1} ± {100 * verification.Result.AccuracyDeviation:F1} %";
        yield return $"{curve.Area:F3}";
    }
}
