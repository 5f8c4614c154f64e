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
    private readonly OrtValue output;
    private readonly RunOptions options = new();
    private readonly float[] results;
    private readonly ValueDescription resultShape;
    private readonly int count;

    private OnnxRuntimePeer(byte[] model, Network network, float[] inputs, int count, int threads)
    {
        this.count = count;
        ValueDescription inputShape = network.Declaration.Inputs[0];
        resultShape = network.Declaration.Outputs[0];
        using var settings = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = threads,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        session = new InferenceSession(model, settings);
        results = new float[count * resultShape.Length];
        input = OrtValue.CreateTensorValueFromMemory(ChannelOrder.ToFirst(inputs, count, inputShape), Extents(session.InputMetadata));
        output = OrtValue.CreateTensorValueFromMemory(results, Extents(session.OutputMetadata));
        binding = session.CreateIoBinding();
        binding.BindInput(session.InputNames[0], input);
        binding.BindOutput(session.OutputNames[0], output);
    }

    public string Name => "onnxruntime";

    /// <summary>Exports the network and loads it, or loads a model with one input and one output that computes the same.</summary>
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
        return ChannelOrder.ToLast(results, count, resultShape);
    }

    public void Dispose()
    {
        binding.Dispose();
        input.Dispose();
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

    private long[] Extents(IReadOnlyDictionary<string, NodeMetadata> values) =>
        [.. values.Values.Single().Dimensions.Select(extent => extent < 0 ? count : (long)extent)];
}
