using System.Reflection;
using System.Runtime.Loader;
using Unroll.Benchmarks.Compare;
using Unroll.Benchmarks.Measuring;
using Unroll.Generator.Emission;
using Unroll.Generator.Planning;

namespace Unroll.Benchmarks.Cost;

/// <summary>A network computed by one algorithm: emitted, compiled and loaded in this process.</summary>
internal sealed class Candidate : IDisposable
{
    private readonly Network network;

    public Candidate(CostedNetwork costed, ConvolutionAlgorithm algorithm, double predictedCycles)
    {
        (Algorithm, PredictedCycles) = (algorithm, predictedCycles);
        Plan plan = NetworkPlanner.Plan(costed.Graph, algorithm);
        byte[] library = costed.Compile(NetworkEmitter.Emit(NetworkClass.Of(costed.Spec), plan).Select(file => file.Source));
        var context = new AssemblyLoadContext($"{costed.Name} {algorithm}");
        Type type = context.LoadFromStream(new MemoryStream(library)).GetType(costed.TypeName)!;

        // The same seed gives the same weights, whatever their packed order.
        network = (Network)Activator.CreateInstance(type, 1)!;
        RandomBiases.Draw(network);
        MethodInfo predict = type.GetMethod("Predict", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!;
        Prediction call = predict.CreateDelegate<Prediction>(network);
        float[] image = RandomSamples.Values(network.Declaration.Inputs[0].Length);
        Output = new float[network.Declaration.Outputs[0].Length];
        call(image, Output);
        Work = new Work(algorithm.ToString(), () => call(image, Output));
    }

    private delegate void Prediction(ReadOnlySpan<float> image, Span<float> maps);

    public ConvolutionAlgorithm Algorithm { get; }

    public double PredictedCycles { get; }

    /// <summary>What the convolution gives for an image drawn at random.</summary>
    public float[] Output { get; }

    /// <summary>One prediction.</summary>
    public Work Work { get; }

    public void Dispose() => network.Dispose();
}
