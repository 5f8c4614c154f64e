using Microsoft.ML.OnnxRuntime;
using Unroll.Operations.Tests;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Exchange.Tests;

/// <summary>Networks drawn at random, with windows, groups, dilations and blocks that nobody thought of, in ONNX Runtime.</summary>
public sealed class RandomNetworkTests
{
    private const ulong Seed = 11;
    private const int Count = 50;

    [Fact]
    public void OnnxRuntime_computes_what_random_networks_predict()
    {
        ReferenceNetwork[] networks = [.. Enumerable.Range(0, Count).Select(index => RandomNetworks.Draw(Seed, index))];
        CompiledNetworks compiled = CompiledNetworks.Compile(networks);
        Assert.Empty(compiled.Diagnostics);
        var failures = new List<string>();
        foreach (ReferenceNetwork declared in networks)
        {
            foreach (OnnxLayout layout in Enum.GetValues<OnnxLayout>())
            {
                try
                {
                    Check(compiled.Get(declared.Name), layout);
                }
                catch (Exception exception)
                {
                    failures.Add($"{layout}: {exception}\n{SourceText.Print(declared)}");
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failures\n\n{string.Join("\n\n", failures.Take(10))}");
    }

    private static void Check(NetworkDriver driver, OnnxLayout layout)
    {
        using Network network = Comparison.Randomize(driver.Create(1));
        using var session = new InferenceSession(Comparison.Export(network, new OnnxOptions { Layout = layout }));
        Comparison.Check(network, session, layout, 3);
    }
}
