using Samples.Features;
using Unroll;

namespace Samples.Style;

/// <summary>Hands the weights of ResNet-18 to a network for style, by name, the batch normalizations folded in.</summary>
internal static class StyleWeights
{
    private const float Epsilon = 1e-5f;

    /// <summary>The means of ImageNet, blue, green and red, in units of bytes.</summary>
    private static readonly float[] Means = [103.939f, 116.779f, 123.68f];

    /// <summary>Sets all weights of a network.</summary>
    /// <param name="source">ResNet-18, with its weights.</param>
    /// <param name="target">The network for style.</param>
    public static void Copy(ResNet18Features source, Network target)
    {
        // From red, green and blue of 0 to 1 to what the network has learned from: blue, green and red in bytes, less the means.
        target.Parameters["normalized.weights"].CopyFrom([0, 0, 255, 0, 255, 0, 255, 0, 0]);
        target.Parameters["normalized.bias"].CopyFrom([.. Means.Select(mean => -mean)]);
        foreach (string stage in target.Declaration.Stages.Select(stage => stage.Name).Where(name => IsConvolution(target, name)))
            CopyFolded(source, NameOf(stage), target, stage);
    }

    private static bool IsConvolution(Network network, string stage) =>
        stage != "normalized" && network.Parameters.Any(parameter => parameter.Name == stage + ".weights");

    /// <summary>A residual branch's first convolution is a, its second b, the projection beside it s.</summary>
    private static string NameOf(string stage) => stage[0] switch
    {
        'a' => $"block{stage[1..]}.conv1",
        'b' => $"block{stage[1..]}.conv2",
        's' => $"block{stage[1..]}.conv2.projection",
        _ => stage,
    };

    private static void CopyFolded(Network source, string from, Network target, string to)
    {
        float[] weights = Of(source, $"{from}.weights"), scale = Of(source, $"{from}.scale"), shift = Of(source, $"{from}.shift");
        float[] mean = Of(source, $"{from}.mean"), variance = Of(source, $"{from}.variance");
        for (int filter = 0; filter < scale.Length; filter++)
        {
            float factor = scale[filter] / MathF.Sqrt(variance[filter] + Epsilon);
            for (int i = filter; i < weights.Length; i += scale.Length)
                weights[i] *= factor;
            shift[filter] -= mean[filter] * factor;
        }

        target.Parameters[$"{to}.weights"].CopyFrom(weights);
        target.Parameters[$"{to}.bias"].CopyFrom(shift);
    }

    private static float[] Of(Network network, string name)
    {
        var values = new float[network.Parameters[name].Length];
        network.Parameters[name].CopyTo(values);
        return values;
    }
}
