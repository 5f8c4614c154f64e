using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Lifetime;

/// <summary>A prediction sees the parameters as they are between two changes, whatever changes them meanwhile.</summary>
public sealed class ConsistencyTests
{
    private const int Inputs = 64, Outputs = 32, Predictors = 3;

    [Fact]
    public void A_prediction_beside_Load_is_of_the_old_weights_or_of_the_new()
    {
        string[] files =
            [.. Enumerable.Range(0, 2).Select(_ => Path.Combine(Path.GetTempPath(), $"unroll-{Guid.NewGuid():N}.safetensors"))];
        try
        {
            using var network = new LinearNetwork(Inputs, Outputs);
            for (int file = 0; file < 2; file++)
            {
                Fill(network, file + 1);
                network.Save(files[file]);
            }

            Beside(network, Inputs + 1, 300, round => network.Load(files[round % 2]));
        }
        finally
        {
            Array.ForEach(files, File.Delete);
        }
    }

    [Fact]
    public void A_prediction_beside_steps_is_of_the_weights_between_two()
    {
        foreach (bool elementwise in new[] { false, true })
        {
            using var network = new LinearNetwork(Inputs, Outputs);
            using Batch batch = LinearReference.Batch(network, 4);
            using var optimizer = new CallingOptimizer(elementwise: elementwise);
            Fill(network, 1);
            network.ComputeGradients(batch);
            Beside(network, Inputs + 1, 1000, _ => optimizer.Step(network));
        }
    }

    [Fact]
    public void A_prediction_beside_CopyFrom_is_of_the_whole_old_tensor_or_of_the_whole_new_one()
    {
        using var network = new LinearNetwork(Inputs, Outputs);
        Fill(network, 0);
        float[][] values = [.. Enumerable.Range(0, 2).Select(value => Enumerable.Repeat((float)value, Inputs * Outputs).ToArray())];
        Beside(network, Inputs, 1000, round => network.Parameters["y.weights"].CopyFrom(values[round % 2]));
    }

    [Fact]
    public void A_copy_of_the_parameters_beside_steps_is_of_one_moment()
    {
        using var network = new LinearNetwork(Inputs, Outputs);
        using Batch batch = LinearReference.Batch(network, 4);
        using var optimizer = new CallingOptimizer();
        Fill(network, 1);
        network.ComputeGradients(batch);
        float[] copy = new float[Inputs * Outputs];
        var steps = new SideBySide(() =>
        {
            for (int step = 0; step < 1000; step++)
                optimizer.Step(network);
        });
        while (steps.IsRunning)
        {
            network.Parameters["y.weights"].CopyTo(copy);
            Assert.All(copy, value => Assert.Equal(copy[0], value));
        }

        steps.Join();
    }

    /// <summary>
    /// The inputs are ones, and all weights are the same number between two changes, so that every output is a multiple of
    /// the sum over a one of each.
    /// </summary>
    private static void Beside(LinearNetwork network, int sum, int rounds, Action<int> change)
    {
        float[] x = [.. Enumerable.Repeat(1f, Inputs)];
        using var ready = new Barrier(Predictors + 1);
        bool ended = false;
        void Predict()
        {
            using LinearNetwork.Session session = network.CreateSession();
            float[] y = new float[Outputs];
            ready.SignalAndWait();
            while (!Volatile.Read(ref ended))
            {
                session.Predict(x, y);
                Assert.True(y[0] % sum == 0, $"{y[0]} is no multiple of {sum}");
                Assert.False(y.AsSpan().ContainsAnyExcept(y[0]), $"some outputs are {y[0]}, others not");
            }
        }

        var predictors = new SideBySide([.. Enumerable.Repeat<Action>(Predict, Predictors)]);
        ready.SignalAndWait();
        try
        {
            for (int round = 0; round < rounds; round++)
                change(round);
        }
        finally
        {
            Volatile.Write(ref ended, true);
        }

        predictors.Join();
    }

    private static void Fill(LinearNetwork network, float value)
    {
        network.Parameters["y.weights"].CopyFrom(Enumerable.Repeat(value, Inputs * Outputs).ToArray());
        network.Parameters["y.bias"].CopyFrom(Enumerable.Repeat(value, Outputs).ToArray());
        network.Parameters["y.factor"].CopyFrom(Enumerable.Repeat(1f, Outputs).ToArray());
    }
}
