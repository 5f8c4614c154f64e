namespace Unroll;

/// <summary>The numbers of every parameter tensor and of its gradient, and the kernels of a first convolution.</summary>
internal static class ParametersSection
{
    private const int MostOpen = 60;

    public static void Write(HtmlWriter html, ReportContent content)
    {
        Kernels(html, content);
        IReadOnlyList<ParameterDescription> parameters = content.Description.Parameters;
        ParameterSnapshot? gradients = content.Training is { } training ? training.Watch.Best ?? training.Watch.Last : content.Parameters;
        ParameterSnapshot? start = content.Training?.Watch.Start;
        StepFigures? step = content.Training?.Watch.Steps.LastOrDefault(one => one.Epoch == gradients?.Epoch);
        string summary = Figure.Count(parameters.Count, "tensor", "tensors");
        html.Add($"<details{new Markup(parameters.Count <= MostOpen ? " open=\"open\"" : "")}><summary>{summary}</summary>\n");
        ReportTable.Open(
            html, "tensors", "full", ["tensor", "values"],
            ["mean", "deviation", "least", "largest", "zeros", "gradient", "root mean square", "step / weights"]);
        for (int place = 0; place < parameters.Count; place++)
        {
            html.Add($"<tr data-tensor=\"{parameters[place].Name}\">");
            Values(html, parameters[place], content.Parameters.Values[place], start?.Values[place]);
            Gradient(html, gradients?.Gradients[place], step?.Updates[place]);
            html.Add($"</tr>\n");
        }

        ReportTable.Close(html);
        html.Add($"</details>\n");
        html.Add($"<p class=\"note\">Histograms go from the least to the largest number. ");
        if (start is not null)
            html.Add($"The outline is that of the values after the first step. ");
        if (gradients?.Epoch is { } epoch)
            html.Add($"Gradients and steps are those of the {(epoch == 0 ? "first step" : $"last step of epoch {epoch}")}. ");
        html.Add($"Step / weights is the root mean square of the change by that of the values.</p>\n");
    }

    private static void Values(HtmlWriter html, ParameterDescription parameter, TensorStatistics values, TensorStatistics? start)
    {
        string kind = parameter.IsStatistic ? ", running average" : parameter.Frozen ? ", frozen" : "";
        html.Add($"<td>{parameter.Name}<br/><span class=\"shape\">{string.Join(" \u00d7 ", parameter.Shape)}{kind}</span></td>");
        html.Add($"<td>{SmallHistogram.Draw(values, start)}</td>");
        foreach (double number in (double[])[values.Mean, values.Deviation, values.Minimum, values.Maximum])
            ReportTable.Number(html, Figure.Of(number));
        ReportTable.Number(html, values.Zeros == 0 ? "0" : Figure.Percent((double)values.Zeros / values.Count));
    }

    private static void Gradient(HtmlWriter html, TensorStatistics? gradient, double? update)
    {
        html.Add($"<td>{(gradient is null ? default : SmallHistogram.Draw(gradient))}</td>");
        ReportTable.Number(html, gradient is null ? "\u2013" : Figure.Of(gradient.RootMeanSquare));
        ReportTable.Number(html, gradient is not null && update is { } ratio && double.IsFinite(ratio) ? Figure.Of(ratio, 2) : "\u2013");
    }

    private static void Kernels(HtmlWriter html, ReportContent content)
    {
        if (KernelSheet.Find(content.Description) is not { } weights)
            return;
        float[] values = new float[weights.Length];
        content.Network.CopyValues(weights.Offset, values);
        (string address, int width, int height, int kernels) = KernelSheet.Draw(weights, values);
        int scale = Math.Clamp(960 / width, 1, 8);
        html.Add($"<figure><figcaption><b>Kernels of {ParameterSnapshot.LayerOf(weights)}</b><span class=\"quiet\">");
        html.Add($"{(kernels < weights.Shape[3] ? $"the first {kernels:N0} of {weights.Shape[3]:N0}" : $"{kernels:N0}")} of ");
        html.Add($"{weights.Shape[0]} \u00d7 {weights.Shape[1]} pixels; ");
        html.Add($"{(weights.Shape[2] == 1 ? "blue is negative, red positive" : "gray is zero")}</span></figcaption>");
        html.Add($"<img class=\"pixels kernels\" alt=\"kernels of {weights.Name}\" width=\"{width * scale}\" height=\"{height * scale}\" ");
        html.Add($"src=\"{address}\"/></figure>\n");
    }
}
