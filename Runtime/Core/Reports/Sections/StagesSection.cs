namespace Unroll;

/// <summary>The stages of the declaration with what they cost, the losses and the memory.</summary>
internal static class StagesSection
{
    public static void Write(HtmlWriter html, ReportContent content)
    {
        NetworkDescription network = content.Description;
        long cycles = network.Stages.Sum(stage => stage.CyclesAvx512);
        ReportTable.Open(
            html, "stages", "full", ["stage", "operations", "output"],
            cycles > 0 ? ["parameters", "multiply-adds", "predicted cycles"] : ["parameters", "multiply-adds"], "");
        foreach (StageDescription stage in network.Stages)
        {
            html.Add($"<tr><td>{stage.Name}</td><td class=\"wrap\">{stage.Operations}</td><td>{stage.Shape.Replace("x", " \u00d7 ")}</td>");
            ReportTable.Number(html, Figure.Count(stage.ParameterCount));
            ReportTable.Number(html, Figure.Count(stage.MultiplyAdds));
            if (cycles > 0)
                ReportTable.Number(html, Figure.Count(stage.CyclesAvx512));
            double share = cycles > 0 ? (double)stage.CyclesAvx512 / cycles : (double)stage.MultiplyAdds / network.MultiplyAdds;
            html.Add($"<td>{Bar.Draw(share)}</td></tr>\n");
        }

        html.Add($"<tr class=\"best\"><td>all</td><td></td><td></td>");
        ReportTable.Number(html, Figure.Count(network.ParameterCount));
        ReportTable.Number(html, Figure.Count(network.MultiplyAdds));
        if (cycles > 0)
            ReportTable.Number(html, Figure.Count(cycles));
        html.Add($"<td></td></tr>\n");
        ReportTable.Close(html);
        if (cycles > 0)
        {
            html.Add($"<p class=\"note\">Cycles are what the compiler predicts for one sample on one thread with AVX-512; ");
            html.Add($"a stage that is computed with another has none.</p>\n");
        }

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
