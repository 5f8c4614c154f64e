using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Unroll.Exchange.Import;
using Unroll.Exchange.Import.Interpreter;
using Unroll.Exchange.Onnx.Schema;
using static Unroll.Exchange.Tests.Import.ModelSketch;
using Tensor = Unroll.Exchange.Import.Interpreter.Tensor;

namespace Unroll.Exchange.Tests.Import;

/// <summary>Every mode of Pad, in the forms of all opsets, gives what ONNX Runtime gives.</summary>
public sealed class PadFunctionTests : IDisposable
{
    private static readonly int[] Extents = [1, 2, 4, 3];

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(10, "constant", 0, 1, 2, 0, 0, 0, 1, 3)]
    [InlineData(10, "reflect", 0, 0, 3, 1, 0, 0, 0, 2)]
    [InlineData(10, "edge", 0, 0, 3, 1, 0, 0, 0, 4)]
    [InlineData(13, "constant", 0, 1, 2, 0, 0, 0, -1, 3)]
    [InlineData(13, "reflect", 0, 1, 3, 1, 0, 0, 0, 2)]
    [InlineData(13, "edge", 0, 2, 3, 1, 0, 1, 0, 4)]
    [InlineData(18, "constant", 2, -1)]
    [InlineData(18, "reflect", 1, 2)]
    [InlineData(18, "edge", 3, 0)]
    [InlineData(19, "wrap", 0, 1, 2, 1, 0, 0, 3, 0)]
    public void It_gives_what_OnnxRuntime_gives(int opset, string mode, params int[] widths)
    {
        long[] pads = [.. widths.Select(width => (long)width)];
        var m = new ModelSketch(opset);
        string x = m.Input("x", [.. Extents.Select(extent => (long)extent)]);
        AttributeProto[] attributes = [Of("mode", mode)];
        if (opset < 11)
            m.Output("y", "Pad", [x], [.. attributes, Of("pads", pads), Of("value", 0.5f)]);
        else
        {
            string[] axes = pads.Length == 2 ? [m.Integers(-2)] : [];
            m.Output("y", "Pad", [x, m.Integers(pads), m.Number(0.5f), .. axes], attributes);
        }


        File.WriteAllBytes(_file, m.Build().ToByteArray());

        float[] numbers = [.. Enumerable.Range(1, 24).Select(i => (float)i)];
        using var session = new InferenceSession(_file);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results =
            session.Run([NamedOnnxValue.CreateFromTensor("x", new DenseTensor<float>(numbers, Extents))]);
        Tensor<float> expected = results.Single().AsTensor<float>();
        Tensor given = Interpretation.Run(
            ModelFile.Read(_file),
            new Dictionary<string, Tensor> { ["x"] = new(Extents, [.. numbers.Select(number => (double)number)]) })["y"];
        Assert.Equal(expected.Dimensions.ToArray(), given.Extents);
        Assert.Equal(expected.Select(number => (double)number), given.Values);
    }
}
