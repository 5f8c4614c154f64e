using Unroll.Generator.Graph;
using Unroll.Generator.Planning;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// Every operation of the language has a predicted time: the networks of the catalog, which has all of them, and random ones.
/// </summary>
public class PredictedTimeTests
{
    private const int RandomOnes = 200;

    [Fact]
    public void Every_network_of_the_catalog_has_a_predicted_time()
    {
        List<string> wrong = [];
        ReferenceNetwork[] declared =
        [
            .. Catalog.Cases.Select(@case => @case.Build()),
            .. Enumerable.Range(0, RandomOnes).Select(index => RandomNetworks.Draw(17, index)),
        ];
        Dictionary<string, NetworkGraph> graphs = BoundNetworks.Bind(SourceText.Files(declared), wrong);
        Assert.Empty(wrong);
        Assert.NotEmpty(graphs);
        Assert.All(graphs.AsParallel().SelectMany(network => TimesOf(network.Key, network.Value)), time =>
        {
            Assert.True(double.IsFinite(time.Cycles) && time.Cycles > 0, $"{time.Network}: {time.Cycles} cycles of '{time.Stage}'");
        });
    }

    private static IEnumerable<(string Network, string Stage, double Cycles)> TimesOf(string network, NetworkGraph graph) =>
        PredictedTime.AllOf(NetworkPlanner.Plan(graph)).SelectMany(time => time.OfStages)
            .Select(stage => (network, stage.Key, stage.Value));
}
