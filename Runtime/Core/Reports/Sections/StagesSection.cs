namespace Unroll;

/// <summary>The stages of the declaration with what they cost, the losses and the memory.</summary>
internal static class StagesSection
{
    public static void Write(HtmlWriter html, ReportContent content)
    {
        NetworkDescription network = content.Description;
        ReportTable.Open(html, "stages", "full", ["stage", "operations", "output"], ["parameters", "multiply-adds"], "");
        foreach (StageDescription stage in network.Stages)
        {
            html.Add($"<tr><td>{stage.Name}</td><td class=\"wrap\">{stage.Operations}</td><td>{stage.Shape.Replace("x", " \u00d7 ")}</td>");
            html.Add($"<td class=\"number\">{stage.ParameterCount:N0}</td><td class=\"number\">{stage.MultiplyAdds:N0}</td>");
            html.Add($"<td>{Bar.Draw(network.MultiplyAdds == 0 ? 0 : (double)stage.MultiplyAdds / network.MultiplyAdds)}</td></tr>\n");
        }

        html.Add($"<tr class=\"best\"><td>all</td><td></td><td></td><td class=\"number\">{network.ParameterCount:N0}</td>");
        html.Add($"<td class=\"number\">{network.MultiplyAdds:N0}</td><td></td></tr>\n");
        ReportTable.Close(html);
        html.Add($"<dl class=\"settings\">\n");
        foreach (LossDescription loss in network.Losses.Concat(network.AuxiliaryLosses))
        {
            string weight = loss.Weight == 1 ? "" : $", weight {Figure.Of(loss.Weight)}";
            html.Add($"<dt>loss</dt><dd>{loss.Kind} on {loss.Name}{weight}</dd>\n");
        }

        MemoryDescription memory = network.Memory;
        long predicting = (long)memory.Parameters + memory.PackedPrediction + memory.Prediction;
        long training = (long)memory.PackedForward + memory.PackedBackward + memory.Parameters + memory.Summed + memory.Training;
        html.Add($"<dt>memory to predict</dt><dd>{Figure.Bytes(predicting)}</dd>\n");
        if (network.Losses.Count > 0)
            html.Add($"<dt>memory to train</dt><dd>{Figure.Bytes(training)} on one thread, besides mini-batches and optimizer</dd>\n");
        html.Add($"</dl>\n");
    }
}
