using Microsoft.ML.OnnxRuntime;
using Unroll.Exchange.Onnx;
using Unroll.Exchange.Tests;
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

    /// <summary>Vectors that were images and are repeated, and scales that are not those of the extents rounded down.</summary>
    [Theory]
    [InlineData("BroadcastFlattened")]
    [InlineData("ResizeNearestScaledUp")]
    [InlineData("ResizeBilinearScaledOneSide")]
    public void OnnxRuntime_computes_what_a_network_predicts(string name) =>
        Assert.Empty(Check(Catalog.Get(name).Build(), CompiledNetworks.Catalog.Value));

    [Fact]
    public void A_matrix_of_more_weights_than_a_file_can_have_is_told()
    {
        using HandWritten network = new(
            new("Input", "x", [], new(65536, 1, 1), []),
            new("Resize", "y", [0], new(40000, 1, 1), [], ("Mode", 1), ("Coordinates", 0), ("Rounding", 0), ("CubicCoefficient", -0.75),
                ("ExcludeOutside", 0), ("Antialias", 1), ("ScaleY", 0), ("ScaleX", 0)),
            new("Output", "y", [1], new(40000, 1, 1), []));
        NotSupportedException thrown = Assert.Throws<NotSupportedException>(() => Exported.Export(network));
        Assert.Equal("Resize of 'y' has a matrix of 2621440000 weights, too many for an ONNX file.", thrown.Message);
    }

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
