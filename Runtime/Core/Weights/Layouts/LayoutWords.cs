namespace Unroll;

/// <summary>The words that libraries have for the parameters of an operation, by ours.</summary>
internal static class LayoutWords
{
    // torch.nn: Conv2d, Linear, BatchNorm2d, PReLU.
    private static readonly (string Ours, string Word)[] PyTorch =
    [
        ("weights", "weight"), ("bias", "bias"), ("scale", "weight"), ("shift", "bias"), ("mean", "running_mean"),
        ("variance", "running_var"), ("slope", "weight"),
    ];

    // keras.layers: Conv2D, Dense, BatchNormalization, PReLU. Keras 2 calls that of DepthwiseConv2D "depthwise_kernel".
    private static readonly (string Ours, string Word)[] Keras =
    [
        ("weights", "kernel"), ("bias", "bias"), ("scale", "gamma"), ("shift", "beta"), ("mean", "moving_mean"),
        ("variance", "moving_variance"), ("slope", "alpha"), ("weights", "depthwise_kernel"),
    ];

    /// <summary>The words of a library for a parameter, the usual one first.</summary>
    /// <param name="layout">The library.</param>
    /// <param name="kind">What the parameter is, by our word: "weights".</param>
    public static string[] Of(WeightLayout layout, string kind) =>
        [.. Words(layout).Where(pair => pair.Ours == kind).Select(pair => pair.Word).DefaultIfEmpty(kind)];

    /// <summary>Whether a library uses a word for parameters.</summary>
    public static bool IsKnown(WeightLayout layout, string word) => Words(layout).Any(pair => pair.Word == word);

    private static (string Ours, string Word)[] Words(WeightLayout layout) => layout switch
    {
        WeightLayout.PyTorch => PyTorch,
        WeightLayout.Keras => Keras,
        _ => [],
    };
}
