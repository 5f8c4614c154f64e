namespace Unroll;

/// <summary>What the gradients of the layers tell.</summary>
internal static class GradientFindings
{
    private const string Remedies =
        "Rectifiers with He's initialization, batch normalization or residual connections keep gradients alive.";

    private const double SilentShare = 0.1;   // of a layer's units; fewer are told by the table of the parameters alone

    /// <summary>The findings.</summary>
    public static IEnumerable<Finding> Of(ReportContent content)
    {
        (string When, GradientFlow Flow)[] flows =
        [
            .. from moment in content.Moments
               let flow = GradientFlow.Of(content, moment.Moment)
               where flow is not null
               select (When(moment.Moment), flow),
        ];
        Finding[] problems = [.. Problems(flows)];
        foreach (Finding problem in problems)
            yield return problem;
        if (flows.Length > 0 && problems.Length == 0)
            yield return Sound(flows);
        if (content.Training?.Watch.Silent is not { CanTell: true } silent)
            yield break;
        (string Layer, int Units, int Silent)[] found = [.. silent.Found.Where(layer => layer.Silent >= SilentShare * layer.Units)];
        if (found.Length > 0)
        {
            string layers = string.Join(", ", found.Take(6).Select(layer => $"{layer.Silent:N0} of {layer.Units:N0} in {layer.Layer}"));
            yield return new Finding(
                FindingWeight.Warning,
                $"Silent units: {layers}{(found.Length > 6 ? " and others" : "")} had no gradient in the last mini-batches of "
                + $"{SilentUnits.Looks} epochs in a row. A rectifier that is negative for every sample learns nothing any more; a lower "
                + "learning rate or LeakyRelu avoids that.");
        }
    }

    private static IEnumerable<Finding> Problems((string When, GradientFlow Flow)[] flows)
    {
        string[] none = [.. flows.Where(pair => pair.Flow.IsNothing).Select(pair => pair.When)];
        if (none.Length > 0)
        {
            yield return new Finding(
                FindingWeight.Problem, $"No gradient: {string.Join(", ", none)}, those of all layers are exactly zero.");
        }

        string[] vanished =
        [
            .. from pair in flows
               where !pair.Flow.IsNothing && pair.Flow.Vanished.Count > 0
               let least = pair.Flow.Vanished.MinBy(layer => pair.Flow.Gradients[layer])
               select $"{pair.When}, {Layers(pair.Flow, pair.Flow.Vanished, least)}",
        ];
        if (vanished.Length > 0)
        {
            yield return new Finding(
                FindingWeight.Problem,
                $"Gradients vanish: {string.Join("; ", vanished)} with less than a thousandth of the last layer's (root mean square). "
                + Remedies);
        }

        string[] exploded =
        [
            .. from pair in flows
               where pair.Flow.Exploded.Count > 0
               let most = pair.Flow.Exploded.MaxBy(layer => pair.Flow.Gradients[layer])
               select $"{pair.When}, {Layers(pair.Flow, pair.Flow.Exploded, most)}",
        ];
        if (exploded.Length > 0)
        {
            yield return new Finding(
                FindingWeight.Problem,
                $"Gradients explode: {string.Join("; ", exploded)} with more than a thousand times the last layer's (root mean square). "
                + "Normalized inputs, a smaller initialization, residual connections or ClipNorm help.");
        }
    }

    private static string Layers(GradientFlow flow, IReadOnlyList<int> layers, int extreme) =>
        $"{layers.Count:N0} of {flow.Layers.Count:N0} layers ({flow.Layers[extreme]} {Figure.Of(flow.Gradients[extreme])}, "
        + $"{flow.Layers[^1]} {Figure.Of(flow.Reference)})";

    private static string When(ParameterSnapshot moment) => moment.Epoch switch
    {
        null => "in the last mini-batch",
        0 => "at the first step",
        { } epoch => $"at the end of epoch {epoch}",
    };

    private static Finding Sound((string When, GradientFlow Flow)[] flows)
    {
        double[] shares = [.. flows.SelectMany(pair => pair.Flow.Gradients.Select(gradient => gradient / pair.Flow.Reference))];
        return new Finding(
            FindingWeight.Good,
            $"Gradients neither vanish nor explode: those of all layers are between {Figure.Of(shares.Min(), 2)} and "
            + $"{Figure.Of(shares.Max(), 2)} times the last layer's (root mean square).");
    }
}
