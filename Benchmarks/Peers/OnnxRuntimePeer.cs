using Microsoft.ML.OnnxRuntime;

namespace Unroll.Benchmarks.Peers;

/// <summary>
/// Predictions by ONNX Runtime from the exported network: all optimizations, inputs and outputs bound in advance, a fixed batch size, and
/// images with channels first, the order it works in, so that it need not transpose.
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

    private OnnxRuntimePeer(Network network, float[] inputs, int count, int threads)
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
        session = new InferenceSession(Export(network, count), settings);
        results = new float[count * resultShape.Length];
        input = OrtValue.CreateTensorValueFromMemory(ChannelOrder.ToFirst(inputs, count, inputShape), Extents(inputShape));
        output = OrtValue.CreateTensorValueFromMemory(results, Extents(resultShape));
        binding = session.CreateIoBinding();
        binding.BindInput(inputShape.Name, input);
        binding.BindOutput(resultShape.Name, output);
    }

    public string Name => "onnxruntime";

    /// <summary>Exports the network and loads it.</summary>
    /// <param name="network">Ours, with its present weights.</param>
    /// <param name="inputs">The samples, in our order.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="threads">Threads to use.</param>
    /// <exception cref="PeerUnavailableException">The library cannot be loaded here.</exception>
    public static OnnxRuntimePeer Open(Network network, float[] inputs, int count, int threads)
    {
        try
        {
            return new OnnxRuntimePeer(network, inputs, count, threads);
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

    private long[] Extents(ValueDescription value) =>
        value.Height * value.Width == 1 ? [count, value.Channels] : [count, value.Channels, value.Height, value.Width];
}
