using Microsoft.ML.OnnxRuntime;

namespace Unroll.Benchmarks.Peers;

/// <summary>
/// Predictions by ONNX Runtime from the exported network, or from the model that the network was imported from: all optimizations, inputs
/// and outputs bound in advance, a fixed batch size, and images with channels first, the order it works in, so that it need not transpose.
/// </summary>
internal sealed class OnnxRuntimePeer : IPredictionPeer
{
    private readonly InferenceSession session;
    private readonly OrtIoBinding binding;
    private readonly OrtValue input;
    private readonly OrtValue[] outputs;
    private readonly RunOptions options = new();
    private readonly float[][] results;
    private readonly IReadOnlyList<ValueDescription> shapes;
    private readonly int count;

    private OnnxRuntimePeer(byte[] model, Network network, float[] inputs, int count, int threads)
    {
        this.count = count;
        ValueDescription inputShape = network.Declaration.Inputs[0];
        shapes = network.Declaration.Outputs;
        using var settings = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = threads,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        session = new InferenceSession(model, settings);
        results = [.. shapes.Select(shape => new float[count * shape.Length])];
        string name = session.InputNames[0];
        input = OrtValue.CreateTensorValueFromMemory(
            ChannelOrder.ToFirst(inputs, count, inputShape), Extents(session.InputMetadata[name]));
        outputs =
        [
            .. session.OutputNames.Zip(results, (output, values) =>
                OrtValue.CreateTensorValueFromMemory(values, Extents(session.OutputMetadata[output]))),
        ];
        binding = session.CreateIoBinding();
        binding.BindInput(name, input);
        foreach ((string output, OrtValue value) in session.OutputNames.Zip(outputs))
            binding.BindOutput(output, value);
    }

    public string Name => "onnxruntime";

    /// <summary>Exports the network and loads it, or loads a model with one input that computes the same.</summary>
    /// <param name="network">Ours, with its present weights.</param>
    /// <param name="inputs">The samples, in our order.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="model">The model; null to export the network.</param>
    /// <exception cref="PeerUnavailableException">The library cannot be loaded here.</exception>
    public static OnnxRuntimePeer Open(Network network, float[] inputs, int count, int threads, byte[]? model = null)
    {
        try
        {
            return new OnnxRuntimePeer(model ?? Export(network, count), network, inputs, count, threads);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException or TypeInitializationException
            or EntryPointNotFoundException)
        {
            string reason = exception.GetBaseException().Message.ReplaceLineEndings(" ").Trim();
            throw new PeerUnavailableException($"ONNX Runtime cannot be loaded ({reason})", exception);
        }
    }

    public void Predict() => session.RunWithBinding(options, binding);

    public float[] Outputs()
    {
        Predict();
        return [.. results.Zip(shapes).SelectMany(output => ChannelOrder.ToLast(output.First, count, output.Second))];
    }

    public void Dispose()
    {
        binding.Dispose();
        input.Dispose();
        foreach (OrtValue output in outputs)
            output.Dispose();
        options.Dispose();
        session.Dispose();
    }

    private static byte[] Export(Network network, int count)
    {
        using var model = new MemoryStream();
        network.ExportOnnx(model, new OnnxOptions { Layout = OnnxLayout.ChannelsFirst, BatchSize = count });
        return model.ToArray();
    }

    private long[] Extents(NodeMetadata value) => [.. value.Dimensions.Select(extent => extent < 0 ? count : (long)extent)];
}
