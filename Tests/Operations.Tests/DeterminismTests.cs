using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>The same bits from the same seed, whatever the number of threads; sessions on several threads; initial parameters.</summary>
public class DeterminismTests
{
    [Theory]
    [InlineData("ThreeHeads", 70)]
    [InlineData("Inception", 33)]
    [InlineData("LeNet5", 17)]
    [InlineData("FrozenConvMiddle", 9)]
    [InlineData("WinogradReadTwice", 19)]
    [InlineData("WinogradReluPool10", 11)]
    public void Gradients_have_the_same_bits_for_any_number_of_threads(string name, int count)
    {
        ReferenceNetwork network = Catalog.Get(name).Build();
        NetworkDriver driver = CompiledNetworks.Catalog.Value.Get(name);
        Minibatch batch = Minibatch.Draw(network, count, Numbers.Of(name));
        (float Loss, float Evaluated, float[] Gradients)[] results = [.. new[] { 1, 2, 3, 8 }.Select(threads =>
        {
            using Network generated = Comparison.Create(network, driver);
            generated.Threads = threads;
            float evaluated = driver.Evaluate(generated, batch.Inputs, batch.Targets, count);
            float loss = driver.ComputeGradients(generated, batch.Inputs, batch.Targets, count);
            return (loss, evaluated, generated.Gradients.ToArray());
        })];
        Assert.All(results, result => Assert.Equal(results[0].Loss, result.Loss));
        Assert.All(results, result => Assert.Equal(results[0].Evaluated, result.Evaluated));
        Assert.All(results, result => Assert.Equal(results[0].Gradients, result.Gradients));
    }

    [Theory]
    [InlineData("ThreeHeads")]
    [InlineData("LeNet5")]
    [InlineData("PooledAndFull")]
    [InlineData("WinogradResidual")]
    public void Sessions_on_several_threads_give_the_outputs_of_one(string name)
    {
        ReferenceNetwork network = Catalog.Get(name).Build();
        NetworkDriver driver = CompiledNetworks.Catalog.Value.Get(name);
        using Network generated = Comparison.Create(network, driver);
        const int Count = 40;
        Minibatch batch = Minibatch.Draw(network, Count, Numbers.Of(name));
        float[][] Outputs() => Comparison.Guarded(network.Outputs.Select(output => Count * output.Extent.Length));
        float[][] expected = Outputs();
        driver.PredictMany(generated, batch.Inputs, expected, Count);

        var results = new float[4][][];
        Thread[] threads = [.. Enumerable.Range(0, results.Length).Select(i => new Thread(() =>
        {
            using NetworkSession session = driver.Open(generated);
            for (int repetition = 0; repetition < 20; repetition++)
                driver.PredictInSession(session, batch.Inputs, results[i] = Outputs(), Count);
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.All(results, result => Assert.Equal(expected, result));
    }

    [Theory]
    [InlineData("ThreeHeads")]
    [InlineData("LeNet5")]
    [InlineData("PooledAndFull")]
    public void Any_number_of_threads_predicts_the_same_bits(string name)
    {
        ReferenceNetwork network = Catalog.Get(name).Build();
        NetworkDriver driver = CompiledNetworks.Catalog.Value.Get(name);
        using Network generated = Comparison.Create(network, driver);
        int count = (int)(3_000_000 / generated.Declaration.MultiplyAdds) + 5;   // work enough for the threads to share it
        Minibatch batch = Minibatch.Draw(network, count, Numbers.Of(name));
        float[][] Outputs() => Comparison.Guarded(network.Outputs.Select(output => count * output.Extent.Length));
        float[][] expected = Outputs();
        driver.PredictMany(generated, batch.Inputs, expected, count);
        foreach (int threads in new[] { 2, 3, 7 })
        {
            generated.Threads = threads;
            float[][] shared = Outputs();
            driver.PredictMany(generated, batch.Inputs, shared, count);
            Assert.Equal(expected, shared);

            using NetworkSession session = driver.Open(generated);
            session.Threads = threads;
            driver.PredictInSession(session, batch.Inputs, shared = Outputs(), count);
            Assert.Equal(expected, shared);
        }
    }

    /// <summary>Else the comparisons of these networks would show nothing of threads.</summary>
    [Fact]
    public void Work_enough_for_several_threads_is_shared() => Assert.All(
        SharedCases.All(),
        @case =>
        {
            using Network generated = CompiledNetworks.Catalog.Value.Get(@case.Name).Create(1);
            Assert.True(generated.Declaration.Memory.Phases > 0, @case.Name);
            Assert.True(generated.Declaration.MultiplyAdds >= 1 << 21, @case.Name);
        });

    [Fact]
    public void Parameters_start_from_the_seed_as_declared()
    {
        NetworkDriver driver = CompiledNetworks.Catalog.Value.Get("Initialized");
        using Network first = driver.Create(5);
        using Network again = driver.Create(5);
        using Network other = driver.Create(6);
        float[] Values(Network network, string name)
        {
            var values = new float[network.Parameters[name].Length];
            network.Parameters[name].CopyTo(values);
            return values;
        }

        Assert.Equal(Values(first, "first.weights"), Values(again, "first.weights"));
        Assert.NotEqual(Values(first, "first.weights"), Values(other, "first.weights"));
        Assert.All(Values(first, "second.weights"), value => Assert.Equal(0.25f, value));
        Assert.All(Values(first, "first.bias"), value => Assert.Equal(0, value));
        // He, uniform: sqrt(6 / fan-in), here halved.
        double limit = 0.5 * Math.Sqrt(6.0 / 7);
        Assert.All(Values(first, "first.weights"), value => Assert.InRange(value, -limit, limit));
        Assert.InRange(Values(first, "first.weights").Max(), 0.8 * limit, limit);
    }

    [Fact]
    public void Without_Init_the_following_activation_decides()
    {
        using Network relu = CompiledNetworks.Catalog.Value.Get("WeightsPenalized").Create(0);
        Assert.Equal(Initializer.HeNormal, relu.Parameters["hidden.weights"].Description.Initializer);
        Assert.Equal(Initializer.XavierUniform, relu.Parameters["scored.weights"].Description.Initializer);
    }
}
