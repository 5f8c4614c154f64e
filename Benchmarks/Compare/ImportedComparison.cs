using System.Reflection;
using Unroll.Benchmarks.Peers;
using Unroll.Tool;

namespace Unroll.Benchmarks.Compare;

/// <summary>
/// Prediction of one sample by a network that was imported from an ONNX model with trained weights, beside ONNX Runtime with the model
/// itself. It is imported and compiled when it is measured.
/// </summary>
/// <param name="name">The name.</param>
/// <param name="summary">What it is.</param>
/// <param name="model">The metadata of this assembly with the path of the model, which has one input and one output.</param>
internal sealed class ImportedComparison(string name, string summary, string model) : IComparison
{
    private delegate void Prediction(ReadOnlySpan<float> inputs, Span<float> outputs);

    public string Name => name;

    public string Summary => summary;

    public Figures Run(ComparisonSettings settings)
    {
        string path = typeof(ImportedComparison).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == model).Value!;
        using Network network = Import(path);
        network.Threads = settings.Threads;
        float[] inputs = RandomSamples.Values(network.Declaration.Inputs[0].Length);
        float[] outputs = new float[network.Declaration.Outputs[0].Length];
        Prediction prediction = network.GetType().GetMethod("Predict", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!
            .CreateDelegate<Prediction>(network);
        void Predict() => prediction(inputs, outputs);

        using IPredictionPeer? peer = Peer.Open(() => Open(path, network, inputs, settings), out string? missing);
        var figures = new Figures(name);
        Predict();
        double? difference = peer is null
            ? null
            : Agreement.Require($"{name}: outputs of {peer.Name}", outputs, peer.Outputs(), Agreement.Outputs);
        SideBySide.Measure(settings, Predict, peer?.Name, peer is null ? null : peer.Predict)
            .AddTo(figures, network.Declaration.MultiplyAdds, missing);
        return difference is { } share ? figures.Add("difference", share, "E1") : figures;
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

    private static IPredictionPeer? Open(string path, Network network, float[] inputs, ComparisonSettings settings) => settings.Peer switch
    {
        PeerChoice.None => null,
        PeerChoice.Libtorch => throw new PeerUnavailableException("this network is compared with ONNX Runtime alone"),
        _ => OnnxRuntimePeer.Open(network, inputs, 1, settings.Threads, File.ReadAllBytes(path)),
    };
}
