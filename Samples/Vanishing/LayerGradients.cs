using Unroll;

namespace Samples.Vanishing;

/// <summary>How long the gradients of a network's layers are, on images that are always the same.</summary>
internal sealed class LayerGradients : IDisposable
{
    private const int Images = 256;

    private readonly Network network;
    private readonly Batch batch;

    /// <param name="network">The network; its layers are its tensors of weights, in the order from the image to the loss.</param>
    /// <param name="set">Where the images come from: its first ones.</param>
    public LayerGradients(Network network, DataSet set)
    {
        this.network = network;
        batch = new Batch(network.Declaration, Math.Min(Images, set.Count));
        int length = set.InputLength();
        for (int sample = 0; sample < batch.Count; sample++)
        {
            set.Input(sample).CopyTo(batch.Input(0)[(sample * length)..]);
            batch.Labels(0)[sample] = set.Label(sample);
        }
    }

    /// <summary>The layers' names, without ".weights".</summary>
    public static string[] Names(Network network) => [.. Weights(network).Select(tensor => tensor.Name[..^".weights".Length])];

    /// <summary>The Euclidean norm of the gradient of the mean loss with respect to every layer's weights, at the present
    /// weights.</summary>
    public double[] Measure()
    {
        network.ComputeGradients(batch);
        return [.. Weights(network).Select(Norm)];
    }

    public void Dispose() => batch.Dispose();

    private static IEnumerable<ParameterTensor> Weights(Network network) =>
        network.Parameters.Where(tensor => tensor.Name.EndsWith(".weights", StringComparison.Ordinal));

    private static double Norm(ParameterTensor tensor)
    {
        float[] gradient = new float[tensor.Length];
        tensor.CopyGradientTo(gradient);
        return Math.Sqrt(gradient.Sum(value => (double)value * value));
    }
}
