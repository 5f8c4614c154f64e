using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>A NaN reaches the outputs of a transposed convolution that read it and no other, whichever algorithm computes them.</summary>
public class TransposedSpreadTests
{
    [Theory]
    [InlineData("TransposedGray")]
    [InlineData("TransposedColor")]
    [InlineData("TransposedColorStride1")]
    [InlineData("TransposedFewFilters")]
    [InlineData("TransposedTwoChannelsWide")]
    [InlineData("TransposedDilatedAsTheStride")]
    [InlineData("TransposedGroupsDilated")]
    public void A_NaN_reaches_the_outputs_that_read_it(string name)
    {
        ReferenceNetwork network = Catalog.Get(name).Build();
        NetworkDriver driver = CompiledNetworks.Catalog.Value.Get(name);
        using Network generated = Comparison.Create(network, driver);
        Minibatch batch = Minibatch.Draw(network, 1, Numbers.Of(name + " spread"));
        float[] image = batch.Inputs[0];
        float[][] outputs = Comparison.Guarded([network.Outputs.Single().Extent.Length]);
        for (int place = 0; place < image.Length; place++)
        {
            float kept = image[place];
            image[place] = float.NaN;
            Bounded[] expected = ReferenceRun.Evaluate(network, batch).Outputs[0];
            driver.PredictMany(generated, batch.Inputs, outputs, 1);
            image[place] = kept;
            Assert.Contains(expected, value => double.IsNaN(value.Value));
            for (int i = 0; i < expected.Length; i++)
                Assert.True(
                    double.IsNaN(expected[i].Value) == float.IsNaN(outputs[0][DriverText.Guard + i]), $"NaN at {place}: output {i}");
        }
    }
}
