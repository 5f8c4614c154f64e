using System.Reflection;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Unroll.Exchange.Onnx;

namespace Unroll.Exchange.Tests;

/// <summary>Runs a network and its model in ONNX Runtime on the same random samples.</summary>
internal static class Comparison
{
    /// <summary>Both sum at most some hundred products, each in its own order: of the largest output.</summary>
    public const float Tolerance = 1e-5f;

    public delegate void PredictSample(Batch batch, int sample, Span<float> outputs);

    public static byte[] Export(Network network, OnnxOptions? options = null)
    {
        using var stream = new MemoryStream();
        network.ExportOnnx(stream, options);
        return stream.ToArray();
    }

    /// <summary>
    /// A network of a type, all of whose parameters are random: biases start at 0, which would hide a mistake. Variances are positive.
    /// </summary>
    public static Network Create(Type type) => Randomize((Network)Activator.CreateInstance(type, 1)!);

    /// <summary>The network with other parameters, likewise.</summary>
    public static Network Randomize(Network network)
    {
        var random = new Random(2);
        foreach (ParameterTensor parameter in network.Parameters)
        {
            float[] values = Noise(random, parameter.Length, 0.6f);
            parameter.CopyFrom(
                parameter.Name.Contains(".variance", StringComparison.Ordinal) ? [.. values.Select(value => 1 + value)] : values);
        }

        return network;
    }

    /// <summary>What predicts a sample of a network.</summary>
    public static PredictSample Predict(Network network) =>
        network.GetType().GetMethod(nameof(PredictSample), BindingFlags.Instance | BindingFlags.NonPublic)!
            .CreateDelegate<PredictSample>(network);

    /// <summary>Fails unless ONNX Runtime computes what Predict computes.</summary>
    public static void Check(Network network, InferenceSession session, OnnxLayout layout, int count)
    {
        NetworkDescription description = network.Declaration;
        PredictSample predict = Predict(network);
        var random = new Random(3);
        using var batch = new Batch(description, count);
        var inputs = new List<NamedOnnxValue>();
        for (int i = 0; i < description.Inputs.Count; i++)
        {
            Noise(random, batch.Input(i).Length, 2).CopyTo(batch.Input(i));
            inputs.Add(Boundary(description.Inputs[i], batch.Input(i).ToArray(), layout, count));
        }

        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run(inputs);
        Assert.Equal(description.Outputs.Select(output => output.Name), results.Select(result => result.Name));
        float[] ours = new float[description.Outputs.Sum(output => output.Length)];
        for (int sample = 0; sample < count; sample++)
        {
            predict(batch, sample, ours);
            float[] theirs =
                [.. results.Zip(description.Outputs).SelectMany(pair => Sample(pair.First.AsTensor<float>(), pair.Second, layout, sample))];
            Assert.Equal(ours.Length, theirs.Length);
            float allowed = Tolerance * ours.Max(float.Abs);
            Assert.True(allowed > 0 && ours.All(float.IsFinite), "All outputs are zero, or one is not finite, which proves nothing.");
            for (int i = 0; i < ours.Length; i++)
                Assert.True(float.Abs(ours[i] - theirs[i]) <= allowed,
                    $"sample {sample}, element {i}: {theirs[i]} in ONNX Runtime, {ours[i]} here");
        }
    }

    private static NamedOnnxValue Boundary(ValueDescription value, float[] rows, OnnxLayout layout, int count)
    {
        if (value.Height * value.Width == 1)
            return NamedOnnxValue.CreateFromTensor(value.Name, new DenseTensor<float>(rows, [count, value.Length]));
        if (layout == OnnxLayout.ChannelsLast)
            return NamedOnnxValue.CreateFromTensor(value.Name,
                new DenseTensor<float>(rows, [count, value.Height, value.Width, value.Channels]));
        var planes = new DenseTensor<float>([count, value.Channels, value.Height, value.Width]);
        foreach ((int n, int y, int x, int c, int index) in Elements(value, count))
            planes[n, c, y, x] = rows[index];
        return NamedOnnxValue.CreateFromTensor(value.Name, planes);
    }

    private static float[] Sample(Tensor<float> tensor, ValueDescription value, OnnxLayout layout, int sample)
    {
        float[] rows = new float[value.Length];
        foreach ((_, int y, int x, int c, int index) in Elements(value, 1))
        {
            rows[index] = value.Height * value.Width == 1 ? tensor[sample, c]
                : layout == OnnxLayout.ChannelsLast ? tensor[sample, y, x, c] : tensor[sample, c, y, x];
        }

        return rows;
    }

    private static IEnumerable<(int N, int Y, int X, int C, int Index)> Elements(ValueDescription value, int count) =>
        from n in Enumerable.Range(0, count)
        from y in Enumerable.Range(0, value.Height)
        from x in Enumerable.Range(0, value.Width)
        from c in Enumerable.Range(0, value.Channels)
        select (n, y, x, c, (((((n * value.Height) + y) * value.Width) + x) * value.Channels) + c);

    private static float[] Noise(Random random, int length, float range) =>
        [.. Enumerable.Range(0, length).Select(_ => ((2 * random.NextSingle()) - 1) * range)];
}
