using System.Numerics;
using Unroll;

namespace Samples.OptimizerPaths;

/// <summary>
/// The loss of a network by its two weights: y = b tanh(a x) learns 1.5 tanh(x). There are two minima, for tanh(-x) = -tanh(x), and between
/// them a saddle, where the gradient is zero.
/// </summary>
internal sealed class NetworkLandscape : Landscape, IDisposable
{
    private const float First = 1, Second = 1.5f;
    private const int Samples = 32;

    private readonly TwoWeights network = new();
    private readonly float[] inputs = new float[Samples], targets = new float[Samples];

    public NetworkLandscape()
        : base("the two weights of y = b tanh(a x)", new Vector2(3.2f, -0.6f), new Vector2(First, Second))
    {
        for (int i = 0; i < Samples; i++)
        {
            inputs[i] = 4 * (((i + 0.5f) / Samples) - 0.5f);
            targets[i] = Second * MathF.Tanh(First * inputs[i]);
        }
    }

    public override double Evaluate(ReadOnlySpan<float> place, Span<float> gradient)
    {
        for (int weight = 0; weight < place.Length; weight++)
            network.Parameters[weight].CopyFrom(place.Slice(weight, 1));
        double loss = network.ComputeGradients(inputs, targets, Samples);
        for (int weight = 0; weight < place.Length; weight++)
            network.Parameters[weight].CopyGradientTo(gradient.Slice(weight, 1));
        return loss;
    }

    public void Dispose() => network.Dispose();
}
