using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Unroll.Exchange.Import;
using Unroll.Exchange.Import.Interpreter;
using Tensor = Unroll.Exchange.Import.Interpreter.Tensor;

namespace Unroll.Exchange.Tests.Import;

/// <summary>The interpreter computes what ONNX Runtime computes.</summary>
public sealed class InterpreterTests
{
    public static IEnumerable<object[]> Names => ImportedCatalog.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void It_computes_what_OnnxRuntime_computes(string name)
    {
        ModelGraph graph = ModelFile.Read(ImportedCatalog.FileOf(name, "onnx"));
        var random = new Random(5);
        var inputs = new Dictionary<string, Tensor>();
        foreach (ModelValue input in graph.Inputs)
        {
            Tensor tensor = Tensor.Of([.. input.Extents!.Select(extent => (int)(extent ?? 1))]);
            for (int i = 0; i < tensor.Values.Length; i++)
                tensor.Values[i] = (2 * random.NextSingle()) - 1;
            inputs.Add(input.Name, tensor);
        }

        using var session = new InferenceSession(ImportedCatalog.FileOf(name, "onnx"));
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> theirs = session.Run(
            [.. inputs.Select(input => NamedOnnxValue.CreateFromTensor(
                input.Key, new DenseTensor<float>(input.Value.Values.Select(value => (float)value).ToArray(), input.Value.Extents)))]);
        Dictionary<string, Tensor> ours = Interpretation.Run(graph, inputs);
        foreach (DisposableNamedOnnxValue value in theirs)
        {
            Tensor<float> expected = value.AsTensor<float>();
            Assert.Equal(expected.Dimensions.ToArray(), ours[value.Name].Extents);
            float[] numbers = [.. expected];
            double allowed = Comparison.Tolerance * numbers.Max(MathF.Abs);
            Assert.All(numbers.Zip(ours[value.Name].Values), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= allowed, $"{pair}"));
        }
    }

    [Fact]
    public void Every_operator_that_is_imported_is_computed_and_compared()
    {
        HashSet<string> compared =
        [
            .. ImportedCatalog.Names
                .SelectMany(row => WrittenForms.Simplify(ModelFile.Read(ImportedCatalog.FileOf((string)row[0], "onnx"))).Nodes)
                .Select(node => node.Operator),
        ];
        Assert.Empty(NodeImporter.Operators.Except(compared));
        Assert.Equal(   // several nodes in a model
            ["AbsDifference", "ChiSquareDifference", "GramMatrix", "L2Normalize", "Resampling", "Silu", "SquaredDistance"],
            NodeImporter.Operators.Where(imported => NodeFunction.Of(imported) is null));
    }
}
