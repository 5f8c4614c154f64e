using System.Reflection;
using Unroll.Benchmarks.Peers;
using Unroll.Tool;

namespace Unroll.Benchmarks.Compare;

/// <summary>
/// Prediction of one sample by a network that was imported from an ONNX model with trained weights, beside ONNX Runtime with the same
/// model. It is imported and compiled when it is measured.
/// </summary>
/// <param name="name">The name.</param>
/// <param name="summary">What it is.</param>
/// <param name="model">The metadata of this assembly with the path of the model, which has one input, and one output or four.</param>
/// <param name="exported">Whether ONNX Runtime gets the network as it is exported: where the model itself has the channels last and
/// transposes its input.</param>
internal sealed class ImportedComparison(string name, string summary, string model, bool exported = false) : IComparison
{
    private delegate void OneOutput(ReadOnlySpan<float> inputs, Span<float> outputs);

    private delegate void FourOutputs(ReadOnlySpan<float> inputs, Span<float> a, Span<float> b, Span<float> c, Span<float> d);

    public string Name => name;

    public string Summary => summary;

    public Figures Run(ComparisonSettings settings)
    {
        string path = typeof(ImportedComparison).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == model).Value!;
        using Network network = Import(path);
        network.Threads = settings.Threads;
        float[] inputs = RandomSamples.Values(network.Declaration.Inputs[0].Length);
        float[][] outputs = [.. network.Declaration.Outputs.Select(output => new float[output.Length])];
        Action predict = Prediction(network, inputs, outputs);

        using IPredictionPeer? peer = Peer.Open(() => Open(path, network, inputs, settings), out string? missing);
        var figures = new Figures(name);
        predict();
        double? difference = peer is null
            ? null
            : Agreement.Require(
                $"{name}: outputs of {peer.Name}", [.. outputs.SelectMany(output => output)], peer.Outputs(), Agreement.Outputs);
        SideBySide.Measure(settings, predict, peer?.Name, peer is null ? null : peer.Predict)
            .AddTo(figures, network.Declaration.MultiplyAdds, missing);
        return difference is { } share ? figures.Add("difference", share, "E1") : figures;
    }

    private static Action Prediction(Network network, float[] inputs, float[][] outputs)
    {
        Type[] types = [typeof(ReadOnlySpan<float>), .. outputs.Select(_ => typeof(Span<float>))];
        MethodInfo method = network.GetType().GetMethod("Predict", types)!;
        if (outputs.Length == 1)
        {
            OneOutput one = method.CreateDelegate<OneOutput>(network);
            return () => one(inputs, outputs[0]);
        }

        FourOutputs four = method.CreateDelegate<FourOutputs>(network);
        return () => four(inputs, outputs[0], outputs[1], outputs[2], outputs[3]);
    }

    private static Network Import(string path)
    {
        ImportedNetwork imported = OnnxImport.Read(path);
        Network network = NetworkCompiler.Create(imported);
        string weights = Path.GetTempFileName();
        try
        {
            imported.SaveWeights(weights);
            network.Load(weights);
        }
        finally
        {
            File.Delete(weights);
        }

        return network;
    }

    private IPredictionPeer? Open(string path, Network network, float[] inputs, ComparisonSettings settings) => settings.Peer switch
    {
        PeerChoice.None => null,
        PeerChoice.Libtorch => throw new PeerUnavailableException("this network is compared with ONNX Runtime alone"),
        _ => OnnxRuntimePeer.Open(network, inputs, 1, settings.Threads, exported ? null : File.ReadAllBytes(path)),
    };
}
