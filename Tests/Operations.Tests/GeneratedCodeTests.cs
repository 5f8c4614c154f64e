using Microsoft.CodeAnalysis;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Every network of the catalog against the reference, on every path of this machine.</summary>
public class GeneratedCodeTests
{
    [Theory]
    [MemberData(nameof(Names))]
    public void Predictions_losses_and_gradients_are_those_of_the_reference(string name)
    {
        string[] failures = PathRun.FailuresOf(name);
        Assert.True(failures.Length == 0, $"{string.Join("\n", failures)}\n{SourceText.Print(Catalog.Get(name).Build())}");
    }

    [Fact]
    public void Nothing_is_reported_of_the_catalog() => AssertNone(CompiledNetworks.Catalog.Value.Diagnostics);

    [Theory]
    [InlineData("Xor")]
    [InlineData("ThreeHeads")]
    [InlineData("ImageAndVector")]
    [InlineData("LeNet5")]
    public void A_source_compiles_without_a_warning(string name) =>
        AssertNone(NetworkCompiler.Analyze(NetworkCompiler.Prepare([Catalog.Get(name).Build()])));

    /// <summary>The bounds would hide a mistake if they were wide: of nearly every tensor the median bound is below a thousandth of its
    /// largest element.</summary>
    [Theory]
    [InlineData("LeNet5")]
    [InlineData("TwoOutputs")]
    [InlineData("Inception")]
    [InlineData("SmallResidual")]
    public void The_bounds_are_narrow(string name)
    {
        ReferenceNetwork network = Catalog.Get(name).Build();
        ReferenceRun run = ReferenceRun.Train(network, Minibatch.DrawCertain(network, 3, Numbers.Of(name)));
        foreach (Bounded[] tensor in run.Gradients.Concat(run.Outputs))
        {
            double median = tensor.Select(value => value.Allowed).Order().ElementAt(tensor.Length / 2);
            double largest = tensor.Max(value => Math.Abs(value.Value));
            Assert.InRange(median / largest, 0, 1e-3);
        }
    }

    /// <summary>A comparison that passed whatever came would show nothing: one weight off by a hundredth of its size must be
    /// found.</summary>
    [Theory]
    [InlineData("LeNet5", "c1.weights")]
    [InlineData("LeNet5", "c3.weights")]
    [InlineData("Inception", "three.weights2")]
    [InlineData("TwoOutputs", "inner.bias")]
    [InlineData("MultiLabel", "features.weights")]
    public void A_weight_that_is_slightly_wrong_is_found(string name, string parameter)
    {
        ReferenceNetwork network = Catalog.Get(name).Build();
        double[] values = network.Parameters.Single(tensor => tensor.Name == parameter).Values;
        int largest = Array.IndexOf(values, values.MaxBy(Math.Abs));
        NetworkDriver driver = CompiledNetworks.Catalog.Value.Get(name);
        using Network generated = Comparison.Create(network, driver);
        values[largest] *= 1.01;
        Assert.NotEmpty(Comparison.Run(network, driver, generated, [3]));
    }

    public static TheoryData<string> Names() => [.. Catalog.Cases.Select(@case => @case.Name)];

    private static void AssertNone(IReadOnlyCollection<Diagnostic> diagnostics) =>
        Assert.True(diagnostics.Count == 0, $"{diagnostics.Count} diagnostics, among them\n{string.Join("\n", diagnostics.Take(20))}");
}
