using Unroll;

namespace Samples.Activations;

/// <summary>Applies the functions: by Predict and ComputeGradients of a network each, as they work in every other.</summary>
internal static class ActivationCurves
{
    /// <summary>ComputeGradients of a network: gives the loss.</summary>
    private delegate float GradientOf(ReadOnlySpan<float> places, int count, Span<float> slopes, LossFunction loss);

    /// <summary>All functions.</summary>
    public static IReadOnlyList<ActivationCurve> All()
    {
        var curves = new List<ActivationCurve>();
        Add(curves, "sigmoid", new SigmoidCurve(), network => network.ComputeGradients);
        Add(curves, "tanh", new TanhCurve(), network => network.ComputeGradients);
        Add(curves, "relu", new ReluCurve(), network => network.ComputeGradients);
        Add(curves, "leaky relu", new LeakyReluCurve(), network => network.ComputeGradients);
        Add(curves, "elu", new EluCurve(), network => network.ComputeGradients);
        Add(curves, "selu", new SeluCurve(), network => network.ComputeGradients);
        Add(curves, "softplus", new SoftplusCurve(), network => network.ComputeGradients);
        Add(curves, "gelu", new GeluCurve(), network => network.ComputeGradients);
        Add(curves, "silu (swish)", new SiluCurve(), network => network.ComputeGradients);
        Add(curves, "mish", new MishCurve(), network => network.ComputeGradients);
        Add(curves, "hard sigmoid", new HardSigmoidCurve(), network => network.ComputeGradients);
        Add(curves, "hard swish", new HardSwishCurve(), network => network.ComputeGradients);
        return curves;
    }

    private static void Add<TNetwork>(List<ActivationCurve> curves, string name, TNetwork network, Func<TNetwork, GradientOf> member)
        where TNetwork : Network
    {
        using (network)
            curves.Add(Apply(name, member(network)));
    }

    private static ActivationCurve Apply(string name, GradientOf gradientOf)
    {
        float[] places = new float[ActivationCurve.Count], values = new float[places.Length], slopes = new float[places.Length];
        for (int i = 0; i < places.Length; i++)
            places[i] = ((2f * i / (places.Length - 1)) - 1) * ActivationCurve.Reach;

        // The loss is the sum of all values, so that the gradient of each place is the slope of the function there.
        gradientOf(places, places.Length, slopes, (outputs, gradients, _) =>
        {
            outputs.CopyTo(values);
            gradients.Fill(1);
            float sum = 0;
            foreach (float output in outputs)
                sum += output;
            return sum;
        });
        return new ActivationCurve(name, places, values, slopes);
    }
}
