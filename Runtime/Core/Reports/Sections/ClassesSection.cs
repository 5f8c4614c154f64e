namespace Unroll;

/// <summary>What was taken for what, and how well each class is told.</summary>
internal static class ClassesSection
{
    private const int MostInMatrix = 24, MostErrors = 20, LongestLevel = 4;

    public static void Write(HtmlWriter html, ReportContent content)
    {
        SetReview review = content.Review!;
        html.Add($"<p>{Figure.Count(review.Count, "sample", "samples")} of the {(content.Training is null ? "given" : "development")} set");
        html.Add($"{(content.Training is { RestoredBest: true } ? ", with the weights of the best epoch" : "")}.</p>\n");
        if (review.Confusion is not { } confusion)
        {
            html.Add($"<p>The network tells {review.Reader!.Classes:N0} classes apart: too many to count each pair of them.</p>\n");
            return;
        }

        if (confusion.Count < review.Reader!.Count)
            html.Add($"<p>{review.Reader.Count - confusion.Count:N0} predictions are no numbers (NaN); they are not in the counts.</p>\n");
        html.Add($"<div class=\"pair\">\n");
        if (confusion.Classes <= MostInMatrix)
            Matrix(html, content.Options, confusion);
        else if (ClassErrors.Of(confusion).Take(MostErrors).ToArray() is { Length: > 0 } errors)
            Errors(html, content.Options, confusion, errors);
        Table(html, content.Options, confusion);
        html.Add($"</div>\n");
    }

    private static void Matrix(HtmlWriter html, ReportOptions options, ConfusionMatrix confusion)
    {
        html.Add($"<div><h3>Taken for</h3>\n<div class=\"wide\"><table class=\"confusion\" id=\"confusion\">\n");
        html.Add($"<thead><tr><th>true \\ predicted</th>");
        bool isTurned = Enumerable.Range(0, confusion.Classes).Any(prediction => options.NameOf(prediction).Length > LongestLevel);
        for (int prediction = 0; prediction < confusion.Classes; prediction++)
            html.Add($"<th><span class=\"{(isTurned ? "turned" : "")}\">{options.NameOf(prediction)}</span></th>");
        html.Add($"<th class=\"rest\">recall</th></tr></thead>\n<tbody>\n");
        for (int label = 0; label < confusion.Classes; label++)
        {
            long samples = ClassErrors.SamplesOf(confusion, label);
            html.Add($"<tr><th>{options.NameOf(label)}</th>");
            for (int prediction = 0; prediction < confusion.Classes; prediction++)
            {
                long count = confusion[label, prediction];
                double share = samples == 0 ? 0 : (double)count / samples, shade = Math.Sqrt(share);   // so that rare errors are seen
                string style = (label == prediction ? "right " : "") + (count == 0 ? "none" : shade > 0.55 ? "strong" : "");
                html.Add($"<td class=\"{style}\" style=\"--v:{Figure.Place(shade)}\" title=\"{options.NameOf(label)} taken for ");
                html.Add($"{options.NameOf(prediction)}: {count:N0} of {samples:N0}\">{count:N0}</td>");
            }

            html.Add($"<td class=\"rest\">{Figure.Percent(confusion.Recall(label))}</td></tr>\n");
        }

        html.Add($"</tbody></table></div>\n<p class=\"note\">A row holds the samples of a true class; shades go by the share of the ");
        html.Add($"row.</p></div>\n");
    }

    private static void Errors(HtmlWriter html, ReportOptions options, ConfusionMatrix confusion, ClassErrors[] errors)
    {
        html.Add($"<div><h3>Most frequent errors</h3>\n");
        ReportTable.Open(html, "errors", "", ["true", "taken for"], ["samples", "of the class"]);
        foreach (ClassErrors error in errors)
        {
            html.Add($"<tr><td>{options.NameOf(error.Label)}</td><td>{options.NameOf(error.Prediction)}</td>");
            ReportTable.Number(html, Figure.Count(error.Count));
            ReportTable.Number(html, Figure.Percent((double)error.Count / error.Samples));
            html.Add($"</tr>\n");
        }

        ReportTable.Close(html);
        html.Add($"<p class=\"note\">The matrix of {confusion.Classes:N0} classes is too large to show; the pairs of classes that are ");
        html.Add($"confused most stand here.</p></div>\n");
    }

    private static void Table(HtmlWriter html, ReportOptions options, ConfusionMatrix confusion)
    {
        html.Add($"<div><h3>Precision and recall</h3>\n");
        ReportTable.Open(html, "classes-table", "", ["class"], ["samples", "precision", "recall", "F1"], "");
        for (int label = 0; label < confusion.Classes; label++)
        {
            html.Add($"<tr><td>{options.NameOf(label)}</td>");
            ReportTable.Number(html, Figure.Count(ClassErrors.SamplesOf(confusion, label)));
            foreach (double share in (double[])[confusion.Precision(label), confusion.Recall(label), confusion.F1(label)])
                ReportTable.Number(html, Figure.Percent(share));
            html.Add($"<td>{Bar.Draw(confusion.F1(label))}</td></tr>\n");
        }

        ReportTable.Close(html);
        html.Add($"<p class=\"note\">Precision: of the predictions of a class, the share that is right. ");
        html.Add($"Recall: of its samples, the share that is found. F1 is their harmonic mean.</p></div>\n");
    }
}
