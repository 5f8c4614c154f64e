namespace Unroll;

/// <summary>The samples with the largest losses.</summary>
internal static class WorstSection
{
    public static void Write(HtmlWriter html, ReportContent content)
    {
        SetReview review = content.Review!;
        NetworkDescription network = content.Description;
        if (!review.HasLosses)
        {
            string why = network.Losses.Count == 0
                ? "The network has no loss."
                : "A loss of this network scores all samples of a mini-batch together, so a sample has no loss of its own.";
            html.Add($"<p>{why}</p>\n");
            return;
        }

        if (review.Worst.Count == 0)
            return;
        string samples = review.Worst.Count == 1 ? "sample" : $"{review.Worst.Count:N0} samples";
        html.Add($"<p>The {samples} of {review.Count:N0} with the largest losses; the mean loss of all is {Figure.Of(review.Loss, 4)}. ");
        html.Add($"Samples with wrong targets are often found here.</p>\n");
        if (InputPicture.CanShow(network.Inputs[0]))
            Pictures(html, content, review);
        else
            Table(html, content, review);
    }

    private static void Pictures(HtmlWriter html, ReportContent content, SetReview review)
    {
        html.Add($"<div class=\"samples\" id=\"worst-samples\">\n");
        foreach (WorstSample sample in review.Worst)
        {
            (string address, int width, int height) = InputPicture.Of(content.Description.Inputs[0], sample.Input);
            html.Add($"<figure data-sample=\"{sample.Index}\"><img class=\"pixels\" alt=\"sample {sample.Index}\" ");
            html.Add($"width=\"{width}\" height=\"{height}\" src=\"{address}\"/>");
            html.Add($"<b>{Figure.Of(sample.Loss)}</b> <span class=\"quiet\">#{sample.Index}</span><br/>");
            if (sample.Label is { } label)
            {
                (string prediction, string? sure, string? chance) = Classes(content, review, sample, label);
                bool isRight = review.Reader!.PredictionOf(sample.Scores) == label;
                html.Add($"<span class=\"{(isRight ? "" : "wrong")}\">{prediction}{(sure is null ? "" : $" {sure}")}</span><br/>");
                html.Add($"<span class=\"quiet\">is {content.Options.NameOf(label)}{(chance is null ? "" : $" {chance}")}</span>");
            }

            html.Add($"</figure>\n");
        }

        html.Add($"</div>\n<p class=\"note\">Each picture goes from black, its least number, to white, its largest.</p>\n");
    }

    private static void Table(HtmlWriter html, ReportContent content, SetReview review)
    {
        bool hasClass = review.Worst.Any(sample => sample.Label is not null);
        ReportTable.Open(html, "worst-samples", "", hasClass ? ["predicted", "true"] : [], ["sample", "loss"], "inputs");
        foreach (WorstSample sample in review.Worst)
        {
            html.Add($"<tr data-sample=\"{sample.Index}\">");
            if (sample.Label is { } label)
            {
                (string prediction, string? sure, string? chance) = Classes(content, review, sample, label);
                html.Add($"<td>{prediction} <span class=\"quiet\">{sure}</span></td>");
                html.Add($"<td>{content.Options.NameOf(label)} <span class=\"quiet\">{chance}</span></td>");
            }
            else if (hasClass)
            {
                html.Add($"<td></td><td class=\"quiet\">does not count</td>");
            }

            ReportTable.Number(html, Figure.Count(sample.Index));
            ReportTable.Number(html, Figure.Of(sample.Loss));
            string inputs = string.Join("  ", sample.Input.Take(8).Select(value => Figure.Of(value)));
            html.Add($"<td>{inputs}{(sample.Input.Length > 8 ? " \u2026" : "")}</td></tr>\n");
        }

        ReportTable.Close(html);
    }

    // The predicted class, its probability and that of the true class; no probabilities where the outputs tell none.
    private static (string Prediction, string? Sure, string? Chance) Classes(
        ReportContent content, SetReview review, WorstSample sample, int label)
    {
        int prediction = review.Reader!.PredictionOf(sample.Scores);
        string name = content.Options.NameOf(prediction);
        return ClassProbabilities.Of(review.Reader, sample.Scores) is { } probabilities
            ? (name, Figure.Percent(probabilities[prediction], 0), Figure.Percent(probabilities[label], 0))
            : (name, null, null);
    }
}
