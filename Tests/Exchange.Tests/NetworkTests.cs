using Microsoft.ML.OnnxRuntime;

namespace Unroll.Exchange.Tests;

public sealed class NetworkTests
{
    /// <summary>Every network of this project, in both layouts, with any number of samples and with a fixed one.</summary>
    public static TheoryData<string, OnnxLayout, int?> Cases()
    {
        var cases = new TheoryData<string, OnnxLayout, int?>();
        foreach (Type type in Catalog.Networks)
        {
            foreach (OnnxLayout layout in Enum.GetValues<OnnxLayout>())
            {
                cases.Add(type.Name, layout, null);
                cases.Add(type.Name, layout, 3);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void OnnxRuntime_computes_what_Predict_computes(string name, OnnxLayout layout, int? batchSize)
    {
        using Network network = Comparison.Create(Catalog.Networks.Single(type => type.Name == name));
        using var session = new InferenceSession(Comparison.Export(network, new OnnxOptions { Layout = layout, BatchSize = batchSize }));
        foreach (int count in batchSize is { } fixedSize ? [fixedSize] : new[] { 1, 2, 5 })
            Comparison.Check(network, session, layout, count);
    }

    [Theory]
    [InlineData(OnnxLayout.ChannelsLast)]
    [InlineData(OnnxLayout.ChannelsFirst)]
    public void A_model_of_fixed_batch_size_refuses_another(OnnxLayout layout)
    {
        using Network network = Comparison.Create(typeof(Networks.LeNet5));
        using var session = new InferenceSession(Comparison.Export(network, new OnnxOptions { Layout = layout, BatchSize = 3 }));
        Assert.Throws<OnnxRuntimeException>(() => Comparison.Check(network, session, layout, 2));
    }
}
