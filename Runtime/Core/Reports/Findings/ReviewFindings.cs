namespace Unroll;

/// <summary>What the measured set and the parameters tell.</summary>
internal static class ReviewFindings
{
    /// <summary>What is most often taken for what.</summary>
    public static IEnumerable<Finding> OfClasses(ReportContent content)
    {
        if (content.Review?.Confusion is not { Classes: > 1 } confusion || ClassErrors.Of(confusion).FirstOrDefault() is not { } worst)
            yield break;
        string label = content.Options.NameOf(worst.Label), prediction = content.Options.NameOf(worst.Prediction);
        yield return new Finding(
            FindingWeight.Note,
            $"The most frequent error takes {label} for {prediction}: {Figure.Count(worst.Count)} of "
            + $"{Figure.Count(worst.Samples, "sample", "samples")} of {label}.");
    }

    /// <summary>Parameters that are not finite.</summary>
    public static IEnumerable<Finding> OfParameters(ReportContent content)
    {
        for (int place = 0; place < content.Parameters.Values.Count; place++)
        {
            if (content.Parameters.Values[place] is { NonFinite: > 0 } values)
            {
                yield return new Finding(
                    FindingWeight.Problem,
                    $"{content.Description.Parameters[place].Name} has "
                    + $"{Figure.Count(values.NonFinite, "number that is", "numbers that are")} infinite or NaN.");
            }
        }
    }
}
