namespace Unroll;

/// <summary>The gradients of the layers, and how large a step is against the weights.</summary>
internal static class GradientsSection
{
    public static void Write(HtmlWriter html, ReportContent content)
    {
        (string Name, GradientFlow Flow)[] flows =
        [
            .. from moment in content.Moments
               let flow = GradientFlow.Of(content, moment.Moment)
               where flow is not null
               select (moment.Name, flow),
        ];
        IReadOnlyList<StepFigures> steps = content.Training?.Watch.Steps ?? [];
        if (flows.Length == 0 && steps.Count == 0)
        {
            html.Add($"<p>{Missing(content)}</p>\n");
            return;
        }

        html.Add($"<div class=\"charts\">\n");
        if (flows.Length > 0)
            html.Add($"{Flow(flows).Draw()}\n");
        if (content.Layers.Count > 1 && Steps(content, steps) is { } layers)
            html.Add($"{layers.Draw()}\n");
        if (content.Layers.Count > 0 && Ratios(content, steps) is { } ratios)
            html.Add($"{ratios.Draw()}\n");
        if (steps.Count > 0)
            html.Add($"{Norms(steps).Draw()}\n");
        html.Add($"</div>\n<p class=\"note\">Gradients are those of one mini-batch");
        if (content.Training is { Watch: { } watch } training)
        {
            html.Add($": of the first step, and of the last step of each epoch; L1 and L2 terms are part of them, ");
            html.Add($"and they are not clipped yet");
            if (watch.Start is null || watch.Steps.Count < training.Epochs.Count)
                html.Add($". Epochs before the training was resumed were not looked at");
        }

        html.Add($". A layer whose gradient is below a thousandth of the last layer's is called vanished.");
        if (steps.Count > 0)
        {
            html.Add($" A step of about a thousandth of the weights is a rule of thumb (A. Karpathy and others, CS231n, Stanford: ");
            html.Add($"\u201cRatio of weights:updates\u201d); Adam begins with larger ones.");
        }

        html.Add($"</p>\n");
    }

    private static string Missing(ReportContent content) => content.Training is not null
        ? "No step was looked at yet."
        : content.Moments.Count > 0
            ? "The network has a single layer with a gradient, so there is nothing to compare; its figures are below."
            : "No gradients were computed yet: call ComputeGradients, or train the network.";

    private static LineChart Flow((string Name, GradientFlow Flow)[] flows) => Layers(
        "Gradient of each layer", "root mean square of the gradient of the weights", flows[^1].Flow.Layers,
        [.. flows.Select(pair => (pair.Name, pair.Flow.Gradients))]);

    // The steps of the moments whose gradients are shown; none on a page without a training.
    private static LineChart? Steps(ReportContent content, IReadOnlyList<StepFigures> steps)
    {
        (string, IReadOnlyList<double>)[] moments =
        [
            .. from moment in content.Moments
               let step = steps.FirstOrDefault(step => step.Epoch == moment.Moment.Epoch)
               where step is not null
               select (moment.Name, (IReadOnlyList<double>)[.. content.Layers.Select(place => step.Updates[place])]),
        ];
        string[] names = [.. content.Layers.Select(place => ParameterSnapshot.LayerOf(content.Description.Parameters[place]))];
        return moments.Length == 0 ? null : Layers(
            "Step of each layer", "root mean square of the step / of the weights", names, moments, (1e-3, "1/1000"));
    }

    private static LineChart Layers(
        string title, string unit, IReadOnlyList<string> names, (string Name, IReadOnlyList<double> Numbers)[] moments,
        (double, string)? guide = null)
    {
        string[] styles = moments.Length switch { 1 => ["one"], 2 => ["quiet", "one"], _ => ["quiet", "two", "one"] };
        return new LineChart
        {
            Title = title,
            Unit = unit,
            Along = "layers, from the input to the loss",
            IsLogarithmic = true,
            Names = names,
            Guide = guide,
            Curves =
            [
                .. moments.Select((moment, i) => new Series(
                    moment.Name, styles[i], [.. moment.Numbers.Select((number, layer) => ((double)layer, number))])),
            ],
        };
    }

    private static LineChart? Ratios(ReportContent content, IReadOnlyList<StepFigures> steps)
    {
        var points = new List<(double X, double Median)>();
        var band = new List<(double X, double Low, double High)>();
        foreach (StepFigures step in steps)
        {
            IEnumerable<double> all = content.Layers.Select(place => step.Updates[place]);
            double[] ratios = [.. all.Where(ratio => double.IsFinite(ratio) && ratio > 0).Order()];
            if (ratios.Length == 0)
                continue;
            points.Add((step.Epoch, ratios[ratios.Length / 2]));
            band.Add((step.Epoch, ratios[0], ratios[^1]));
        }

        return points.Count == 0 ? null : new LineChart
        {
            Title = "Steps over the epochs",
            Unit = "root mean square of the step / of the weights",
            Along = "epoch; 0 is the first step",
            IsLogarithmic = true,
            Guide = (1e-3, "1/1000"),
            Curves = [new Series("median layer", "one", points)],
            Band = ("all layers", band),
        };
    }

    private static LineChart Norms(IReadOnlyList<StepFigures> steps) => new()
    {
        Title = "Norm of all gradients",
        Unit = "Euclidean norm",
        Along = "epoch; 0 is the first step",
        IsLogarithmic = true,
        Curves = [new Series("norm", "one", [.. steps.Select(step => ((double)step.Epoch, step.GradientNorm))])],
    };
}
