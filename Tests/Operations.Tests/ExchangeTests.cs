using Microsoft.ML.OnnxRuntime;
using Unroll.Exchange.Onnx;
using Unroll.Operations.Tests.Reference;
using Exported = Unroll.Exchange.Tests.Comparison;

namespace Unroll.Operations.Tests;

/// <summary>Networks drawn at random, with windows, groups, dilations and blocks that nobody thought of, in ONNX Runtime.</summary>
/// <remarks>Here and not among the tests of the export, for these networks are compiled here.</remarks>
public class ExchangeTests
{
    [Fact]
    public void OnnxRuntime_computes_what_random_networks_predict()
    {
        CompiledNetworks compiled = RandomNetworkTests.First.Value;
        Assert.Empty(compiled.Diagnostics);
        IEnumerable<ReferenceNetwork> networks = Enumerable.Range(0, RandomNetworkTests.FirstCount).Select(RandomNetworkTests.Draw);
        string[] failures = [.. networks.AsParallel().SelectMany(network => Check(network, compiled))];
        Assert.True(failures.Length == 0, $"{failures.Length} failures\n\n{string.Join("\n\n", failures.Take(10))}");
    }

    /// <summary>Vectors that were images and are repeated.</summary>
    [Theory]
    [InlineData("BroadcastFlattened")]
    public void OnnxRuntime_computes_what_a_network_predicts(string name) =>
        Assert.Empty(Check(Catalog.Get(name).Build(), CompiledNetworks.Catalog.Value));

    private static IEnumerable<string> Check(ReferenceNetwork declared, CompiledNetworks compiled)
    {
        foreach (OnnxLayout layout in Enum.GetValues<OnnxLayout>())
        {
            string? failure = null;
            try
            {
                Check(compiled.Get(declared.Name), layout);
            }
            catch (Exception exception)
            {
                failure = $"{layout}: {exception}\n{SourceText.Print(declared)}";
            }

            if (failure is not null)
                yield return failure;
        }
    }

    private static void Check(NetworkDriver driver, OnnxLayout layout)
    {
        using Network network = Exported.Randomize(driver.Create(1));
        using var session = new InferenceSession(Exported.Export(network, new OnnxOptions { Layout = layout }));
        Exported.Check(network, session, layout, 3);
    }
}
