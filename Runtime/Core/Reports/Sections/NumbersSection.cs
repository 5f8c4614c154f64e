namespace Unroll;

/// <summary>For losses of numbers: what the network gave against what was wanted, and the errors.</summary>
internal static class NumbersSection
{
    public static void Write(HtmlWriter html, ReportContent content)
    {
        SetReview review = content.Review!;
        string set = content.Training is null ? "given" : "development";
        html.Add($"<p>{Figure.Count(review.Count, "sample", "samples")} of the {set} set.</p>\n");
        foreach (ValuePairs pairs in review.Numbers)
        {
            html.Add($"<h3>{pairs.Loss.Kind} on {pairs.Loss.Name}</h3>\n");
            if (pairs.Elements.Count < pairs.Loss.Length)
                html.Add($"<p>It has {pairs.Loss.Length:N0} elements; they are shown together.</p>\n");
            Table(html, pairs);
            for (int element = 0; element < pairs.Elements.Count; element++)
                Charts(html, pairs, element);
        }
    }

    private static string NameOf(ValuePairs pairs, int element) =>
        pairs.Elements.Count == 1 ? pairs.Loss.Name : $"{pairs.Loss.Name} {element}";

    private static void Table(HtmlWriter html, ValuePairs pairs)
    {
        ReportTable.Open(
            html, $"numbers-{pairs.Loss.Name}", "", ["element"],
            ["root mean squared error", "mean absolute error", "mean error", "R\u00b2"]);
        for (int element = 0; element < pairs.Elements.Count; element++)
        {
            PairSums sums = pairs.Elements[element];
            html.Add($"<tr><td>{NameOf(pairs, element)}</td>");
            foreach (double number in (double[])[sums.RootMeanSquare, sums.MeanSize, sums.Bias, sums.Explained])
                ReportTable.Number(html, double.IsNaN(number) ? "\u2013" : Figure.Of(number, 4));
            html.Add($"</tr>\n");
        }

        ReportTable.Close(html);
        html.Add($"<p class=\"note\">Errors are what the network gave less what was wanted. ");
        html.Add($"R\u00b2 is the share of the variance of the wanted numbers that it explains.</p>\n");
        if (pairs.Elements.Sum(sums => sums.NonFinite) is > 0 and var wrong)
            html.Add($"<p>{Figure.Count(wrong, "number is", "numbers are")} infinite or NaN, and in no figure here.</p>\n");
    }

    private static void Charts(HtmlWriter html, ValuePairs pairs, int element)
    {
        IReadOnlyList<(double Target, double Value)> shown = pairs.Elements[element].Shown;
        if (shown.Count == 0)
            return;
        string name = NameOf(pairs, element);
        Axis axis = Axis.For(shown.SelectMany(pair => new[] { pair.Target, pair.Value }), isLogarithmic: false);
        var frame = new ChartFrame(axis, axis);
        html.Add($"<div class=\"charts\">\n<figure class=\"chart\"><figcaption><b>{name}: given against wanted</b>");
        html.Add($"<span class=\"quiet\">{Figure.Count(shown.Count, "sample", "samples")}</span></figcaption>");
        frame.Open(html, $"{name}: given against wanted numbers", "given", "wanted", []);
        frame.Diagonal(html);
        frame.Scatter(html, shown);
        html.Add($"</svg></figure>\n");
        Errors(html, name, shown);
        html.Add($"</div>\n");
    }

    private static void Errors(HtmlWriter html, string name, IReadOnlyList<(double Target, double Value)> shown)
    {
        var errors = new TensorStatistics([.. shown.Select(pair => (float)(pair.Value - pair.Target))]);
        (double low, double high) = errors.Maximum > errors.Minimum
            ? (errors.Minimum, errors.Maximum) : (errors.Minimum - 1, errors.Maximum + 1);
        Axis along = Axis.For([low, high], isLogarithmic: false);
        Axis upward = Axis.For([0, errors.Histogram.Max()], isLogarithmic: false);
        var frame = new ChartFrame(along, upward);
        html.Add($"<figure class=\"chart\"><figcaption><b>{name}: errors</b></figcaption>");
        frame.Open(html, $"{name}: histogram of the errors", "samples", "given less wanted", []);
        frame.Columns(html, errors.Histogram, low, high);
        html.Add($"</svg></figure>\n");
    }
}
