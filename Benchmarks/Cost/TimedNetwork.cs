using System.Reflection;
using Samples.Classic;
using Unroll.Benchmarks.Compare;
using Unroll.Benchmarks.Measuring;

namespace Unroll.Benchmarks.Cost;

/// <summary>A network of one input and one output whose prediction is timed.</summary>
/// <param name="type">Its class.</param>
/// <param name="isFitted">Whether it is one of those to which the constants of predicted times were fitted.</param>
internal sealed class TimedNetwork(Type type, bool isFitted)
{
    private delegate void Prediction(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Every network of this program and of the classic ones, by name. Every other one, the first among them, was used to
    /// fit.</summary>
    public static IReadOnlyList<TimedNetwork> All { get; } =
    [
        .. new[] { typeof(ResNet18).Assembly, typeof(TimedNetwork).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(candidate => !candidate.IsAbstract && candidate.IsSubclassOf(typeof(Network)) && PredictOf(candidate) is not null)
            .OrderBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select((candidate, place) => new TimedNetwork(candidate, place % 2 == 0)),
    ];

    /// <summary>The name of its class.</summary>
    public string Name => type.Name;

    /// <summary>Whether it is one of those to which the constants of predicted times were fitted.</summary>
    public bool IsFitted => isFitted;

    /// <summary>Makes the network, of one seed.</summary>
    public Network Create()
    {
        var network = (Network)Activator.CreateInstance(type, 1)!;
        network.Threads = 1;
        RandomBiases.Draw(network);
        return network;
    }

    /// <summary>One prediction of a sample drawn at random.</summary>
    public static Work WorkOf(Network network)
    {
        Prediction predict = PredictOf(network.GetType())!.CreateDelegate<Prediction>(network);
        float[] input = RandomSamples.Values(network.Declaration.Inputs[0].Length);
        float[] output = new float[network.Declaration.Outputs[0].Length];
        return new Work(network.Declaration.Name, () => predict(input, output));
    }

    private static MethodInfo? PredictOf(Type type) => type.GetMethod("Predict", [typeof(ReadOnlySpan<float>), typeof(Span<float>)]);
}
