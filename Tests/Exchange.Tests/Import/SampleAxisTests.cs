using Google.Protobuf;
using static Unroll.Exchange.Tests.Import.ModelSketch;

namespace Unroll.Exchange.Tests.Import;

/// <summary>What goes over the samples of a batch is refused, since each of them is computed by itself.</summary>
public sealed class SampleAxisTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-samples-").FullName;

    private string Model => Path.Combine(_folder, "model.onnx");

    public static TheoryData<string> Operators => ["Softmax", "LogSoftmax", "LpNormalization", "ReduceMean", "ReduceMax"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Operators))]
    public void Many_samples_are_not_mixed(string onnxOperator)
    {
        foreach (int samples in new[] { 0, 3 })
        {
            Write(onnxOperator, samples);
            UnsupportedModelException thrown = Assert.Throws<UnsupportedModelException>(() => OnnxImport.Read(Model));
            Assert.Equal($"{onnxOperator} of each sample by itself, over other extents than the first", thrown.Nodes[0].Nearest);
        }
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void A_single_sample_has_none_beside_it(string onnxOperator)
    {
        Write(onnxOperator, 1);
        Assert.Contains("[Input(6)]", OnnxImport.Read(Model).Source);
    }

    private void Write(string onnxOperator, int samples)
    {
        var m = new ModelSketch(13);
        string x = m.Node("Relu", [m.Input("x", samples, 6)]);
        m.Output("y", onnxOperator, [x], onnxOperator.StartsWith("Reduce", StringComparison.Ordinal) ? Of("axes", [0L]) : Of("axis", 0L));
        File.WriteAllBytes(Model, m.Build().ToByteArray());
    }
}
