using System.Buffers.Binary;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Unroll.Exchange.Onnx.Schema;
using Unroll.Exchange.Tests.Networks;
using DataType = Unroll.Exchange.Onnx.Schema.TensorProto.Types.DataType;

namespace Unroll.Exchange.Tests.Import;

/// <summary>Models that compute with floats of 16 bits are networks that compute with 32.</summary>
public sealed class HalfTests : IDisposable
{
    private static readonly string Name = ImportedCatalog.NameOf(typeof(LeNet5), OnnxLayout.ChannelsFirst);

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-half-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData((int)DataType.Float16)]
    [InlineData((int)DataType.Bfloat16)]
    public void A_model_of_halves_is_the_network_of_the_model_of_floats(int number)
    {
        var type = (DataType)number;
        ImportedNetwork imported = Import(type);
        Assert.Equal(WithoutSummary(ImportedCatalog.Of(Name).Source), WithoutSummary(imported.Source));
        Assert.Contains("16 bits", Assert.Single(imported.Remarks));
        Assert.Empty(ImportedCatalog.Of(Name).Remarks);

        using Network network = Create(imported), whole = ImportedCatalog.Create(Name);
        foreach ((ParameterTensor half, ParameterTensor full) in network.Parameters.Zip(whole.Parameters))
        {
            float[] ours = new float[half.Length], theirs = new float[full.Length];
            half.CopyTo(ours);
            full.CopyTo(theirs);
            Assert.Equal(theirs.Select(value => Rounded(value, type)), ours);
        }

        imported.SaveCheck(Path.Combine(_folder, "check.safetensors"));
        CheckResult result = network.Verify(Path.Combine(_folder, "check.safetensors"));
        Assert.True(result.Passed, result.ToString());
    }

    [Fact]
    public void OnnxRuntime_computes_the_same_up_to_the_rounding_to_halves()
    {
        using Network network = Create(Import(DataType.Float16));
        float[] pixels = [.. Enumerable.Range(0, 28 * 28).Select(i => ((i * 7919 % 256) - 128) / 64f)];
        using var batch = new Batch(network.Declaration, 1);
        pixels.CopyTo(batch.Input(0));
        float[] ours = new float[10];
        Comparison.Predict(network)(batch, 0, ours);

        using var session = new InferenceSession(Path.Combine(_folder, "model.onnx"));
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run([NamedOnnxValue.CreateFromTensor(
            "image", new DenseTensor<Float16>(pixels.Select(pixel => (Float16)pixel).ToArray(), [1, 1, 28, 28]))]);
        float[] theirs = [.. results.Single().AsTensor<Float16>().Select(value => (float)value)];
        float allowed = 1e-2f * ours.Max(MathF.Abs);   // some roundings of 2^-11 one behind the other
        Assert.All(theirs.Zip(ours), pair => Assert.True(MathF.Abs(pair.First - pair.Second) <= allowed, $"{pair}, allowed {allowed}"));
    }

    [Fact]
    public void Casts_to_whole_numbers_are_refused()
    {
        var m = new ModelSketch(17);
        m.Output("y", "Cast", [m.Input("x", 0, 3)], ModelSketch.Of("to", 7L));
        string path = Path.Combine(_folder, "whole.onnx");
        File.WriteAllBytes(path, m.Build().ToByteArray());
        UnsupportedNode refused = Assert.Single(Assert.Throws<UnsupportedModelException>(() => OnnxImport.Read(path)).Nodes);
        Assert.Equal("Cast to floats; to others of constants and shapes", refused.Nearest);
    }

    private ImportedNetwork Import(DataType type)
    {
        using Network network = Comparison.Create(typeof(LeNet5));
        ModelProto model = Models.Read(network, OnnxLayout.ChannelsFirst);
        foreach (ValueInfoProto value in model.Graph.Input.Concat(model.Graph.Output))
            value.Type.TensorType.ElemType = (int)type;
        foreach (TensorProto tensor in model.Graph.Initializer.Where(tensor => tensor.DataType == (int)DataType.Float))
        {
            byte[] floats = tensor.RawData.ToByteArray(), halves = new byte[floats.Length / 2];
            for (int i = 0; i < halves.Length; i += sizeof(ushort))
                BinaryPrimitives.WriteUInt16LittleEndian(
                    halves.AsSpan(i), Bits(BinaryPrimitives.ReadSingleLittleEndian(floats.AsSpan(2 * i)), type));
            (tensor.DataType, tensor.RawData) = ((int)type, ByteString.CopyFrom(halves));
        }

        string path = Path.Combine(_folder, "model.onnx");
        File.WriteAllBytes(path, model.ToByteArray());
        return OnnxImport.Read(path, new OnnxImportOptions { Name = Name, Namespace = "Imported" });
    }

    /// <summary>The network that was compiled from the model of floats, with the weights of the one of halves.</summary>
    private Network Create(ImportedNetwork imported)
    {
        string weights = Path.Combine(_folder, "weights.safetensors");
        imported.SaveWeights(weights);
        Network network = ImportedCatalog.Create(Name);
        network.Load(weights);
        return network;
    }

    private static ushort Bits(float value, DataType type) => type == DataType.Float16
        ? BitConverter.HalfToUInt16Bits((Half)value) : (ushort)(BitConverter.SingleToUInt32Bits(value) >> 16);

    private static float Rounded(float value, DataType type) => type == DataType.Float16
        ? (float)(Half)value : BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(value) & 0xFFFF0000);

    private static IEnumerable<string> WithoutSummary(string source) => source.Split('\n').Where(line => !line.StartsWith("///"));
}
