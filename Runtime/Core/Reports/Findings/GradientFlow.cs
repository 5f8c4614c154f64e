namespace Unroll;

/// <summary>How much of the gradient arrives at each layer: the root mean square of the gradient of its weights, against that of the last
/// layer, which is next to the loss.</summary>
internal sealed class GradientFlow
{
    /// <summary>A gradient of less than this share of the last layer's is called vanished, and one of more than its inverse exploded.
    /// Healthy layers differ by a factor of ten or so.</summary>
    public const double Threshold = 1e-3;

    private GradientFlow(string[] layers, double[] gradients)
    {
        (Layers, Gradients) = (layers, gradients);
        Reference = gradients[^1];
    }

    /// <summary>The layers' names, in stage order.</summary>
    public IReadOnlyList<string> Layers { get; }

    /// <summary>The root mean square of each layer's gradient.</summary>
    public IReadOnlyList<double> Gradients { get; }

    /// <summary>That of the last layer.</summary>
    public double Reference { get; }

    /// <summary>Whether no layer has a gradient.</summary>
    public bool IsNothing => Gradients.All(gradient => gradient == 0);

    /// <summary>The layers whose gradients have vanished.</summary>
    public IReadOnlyList<int> Vanished => Where(gradient => gradient < Threshold * Reference);

    /// <summary>The layers whose gradients have exploded.</summary>
    public IReadOnlyList<int> Exploded => Where(gradient => gradient * Threshold > Reference);

    /// <summary>The gradients of a moment; null where there are not two layers to compare.</summary>
    public static GradientFlow? Of(ReportContent content, ParameterSnapshot moment)
    {
        int[] places = [.. content.Layers.Where(place => moment.Gradients[place] is { NonFinite: 0 })];
        return places.Length < 2 ? null : new GradientFlow(
            [.. places.Select(place => ParameterSnapshot.LayerOf(content.Description.Parameters[place]))],
            [.. places.Select(place => moment.Gradients[place]!.RootMeanSquare)]);
    }

    private int[] Where(Func<double, bool> isOne) => [.. Enumerable.Range(0, Gradients.Count).Where(layer => isOne(Gradients[layer]))];
}
