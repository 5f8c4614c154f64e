using Google.Protobuf;
using Unroll.Exchange.Import;
using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Tests.Conformance;

/// <summary>
/// A test as a network. All inputs of these models are given from outside, also those that are weights in a real one: where a network
/// cannot have all of them as inputs, those behind the first are constants. Where the inputs as a whole are no sample, they are several.
/// </summary>
internal sealed class ConformanceCase
{
    private const double Relative = 1e-3, Absolute = 1e-7;   // those of the project of ONNX

    private readonly NodeTest _test;
    private readonly string _weights;
    private readonly int _samples;

    private ConformanceCase(NodeTest test, ImportedNetwork network, string weights, int samples) =>
        (_test, Network, _weights, _samples) = (test, network, weights, samples);

    public ImportedNetwork Network { get; }

    /// <summary>Imports a test, or says why it cannot be.</summary>
    /// <param name="test">The test.</param>
    /// <param name="folder">A folder for files.</param>
    public static (ConformanceCase? Case, string Reason) Import(NodeTest test, string folder)
    {
        string reason = "";
        foreach ((bool isWhole, bool hasBatch) in new[] { (true, false), (false, false), (true, true), (false, true) })
        {
            if (!isWhole && test.Inputs.Length < 2)
                continue;
            int samples = 1;
            if (hasBatch && !HasSamples(test, isWhole ? test.Inputs.Length : 1, out samples))
                continue;
            string path = Path.Combine(folder, $"{test.Name}.onnx");
            File.WriteAllBytes(path, Model(test, isWhole).ToByteArray());
            try
            {
                ImportedNetwork network = OnnxImport.Read(path, new OnnxImportOptions { Namespace = "Conformance", HasBatch = hasBatch });
                string weights = Path.Combine(folder, $"{test.Name}.safetensors");
                network.SaveWeights(weights);
                return (new ConformanceCase(test, network, weights, samples), "");
            }
            catch (UnsupportedModelException exception)
            {
                reason = exception.Nodes[0].Nearest;
            }
            catch (InvalidDataException exception)
            {
                reason = exception.Message[(exception.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..];
            }
        }

        return (null, reason);
    }

    /// <summary>Whether a number is the expected one within the tolerances of the project of ONNX.</summary>
    public static bool IsNear(double expected, double given) => Math.Abs(given - expected) <= Absolute + (Relative * Math.Abs(expected));

    /// <summary>What is wrong with the numbers that a network gives; null if nothing is.</summary>
    public string? Run(Type type)
    {
        using var network = (Network)Activator.CreateInstance(type, 1)!;
        network.Load(_weights);
        using var batch = new Batch(network.Declaration, _samples);
        foreach ((string tensor, string stage, ElementOrder order) in Network.Inputs)
        {
            double[] numbers = Numbers(_test.Model.Graph.Input, _test.Inputs, tensor);
            Span<float> rows = batch.Input(IndexOf(network.Declaration.Inputs, stage));
            int[] places = order.Places();
            for (int i = 0; i < rows.Length; i++)
                rows[((i / places.Length) * places.Length) + places[i % places.Length]] = (float)numbers[i];
        }

        Comparison.PredictSample predict = Comparison.Predict(network);
        float[] values = new float[network.Declaration.Outputs.Sum(output => output.Length)];
        for (int sample = 0; sample < _samples; sample++)
        {
            predict(batch, sample, values);
            foreach ((string tensor, string stage, ElementOrder order) in Network.Outputs)
            {
                double[] expected = Numbers(_test.Model.Graph.Output, _test.Outputs, tensor);
                int[] places = order.Places();
                if (expected.Length != places.Length * _samples)
                    return $"{tensor} has {places.Length * _samples} numbers rather than {expected.Length}";
                int start = network.Declaration.Outputs.TakeWhile(output => output.Name != stage).Sum(output => output.Length);
                for (int i = 0; i < places.Length; i++)
                {
                    (double wanted, double given) = (expected[(sample * places.Length) + i], values[start + places[i]]);
                    if (!IsNear(wanted, given))
                        return $"{tensor}[{i}] of sample {sample} is {given} rather than {wanted}";
                }
            }
        }

        return null;
    }

    private static ModelProto Model(NodeTest test, bool isWhole)
    {
        ModelProto model = test.Model.Clone();
        for (int i = isWhole ? FirstConstant(test) : 1; i < test.Inputs.Length; i++)
        {
            TensorProto constant = test.Inputs[i].Clone();
            constant.Name = model.Graph.Input[i].Name;
            model.Graph.Initializer.Add(constant);
        }

        return model;
    }

    /// <summary>The first input that is none of floats: shapes, axes.</summary>
    private static int FirstConstant(NodeTest test)
    {
        int first = Array.FindIndex(test.Inputs, input => input.DataType != (int)TensorProto.Types.DataType.Float);
        return first < 0 ? test.Inputs.Length : first;
    }

    private static bool HasSamples(NodeTest test, int inputs, out int samples)
    {
        long[] counts =
            [.. test.Inputs[..inputs].Concat(test.Outputs).Select(tensor => tensor.Dims.Count > 1 ? tensor.Dims[0] : 0).Distinct()];
        samples = (int)counts[0];
        return counts.Length == 1 && samples > 0;
    }

    private static double[] Numbers(IEnumerable<ValueInfoProto> values, TensorProto[] tensors, string name) =>
        NodeTest.Numbers(tensors[values.Select(value => value.Name).ToList().IndexOf(name)]);

    private static int IndexOf(IReadOnlyList<ValueDescription> values, string name) =>
        values.Select(value => value.Name).ToList().IndexOf(name);
}
