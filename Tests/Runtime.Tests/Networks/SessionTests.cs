namespace Unroll.Runtime.Tests.Networks;

public sealed class SessionTests
{
    [Fact]
    public void A_prediction_sees_the_parameters_as_they_are_now()
    {
        using var network = new LinearNetwork(2, 1);
        using LinearNetwork.Session session = network.CreateSession();
        float[] y = new float[1];
        network.Parameters["y.weights"].CopyFrom([2, 3]);
        session.Predict([10, 1], y);
        Assert.Equal(23, y[0]);
        network.Parameters["y.weights"].CopyFrom([1, -1]);
        network.Parameters["y.bias"].CopyFrom([0.5f]);
        session.Predict([10, 1], y);
        Assert.Equal(9.5f, y[0]);
        network.Predict([10, 1], y);
        Assert.Equal(9.5f, y[0]);
    }

    [Fact]
    public void Weights_are_packed_once_a_change_and_for_all_sessions()
    {
        using var network = new LinearNetwork(2, 1);
        using LinearNetwork.Session one = network.CreateSession(), two = network.CreateSession();
        float[] y = new float[1];
        Assert.Equal(0, network.ForwardPacks);
        one.Predict([10, 1], y);
        two.Predict([10, 1], y);
        Assert.Equal(1, network.ForwardPacks);
        network.Parameters[0].CopyFrom([1, 2]);
        network.Parameters[0].CopyFrom([1, 3]);
        one.Predict([10, 1], y);
        two.Predict([10, 1], y);
        Assert.Equal(2, network.ForwardPacks);
        Assert.Equal(0, network.BackwardPacks);

        using Batch batch = LinearReference.Batch(network, 2);
        network.ComputeGradients(batch);
        network.ComputeGradients(batch);
        network.Evaluate(batch);
        Assert.Equal(2, network.ForwardPacks);
        Assert.Equal(1, network.BackwardPacks);
        network.MarkChanged();
        network.Evaluate(batch);
        Assert.Equal(3, network.ForwardPacks);
        Assert.Equal(1, network.BackwardPacks);
    }

    [Fact]
    public void Sessions_on_two_threads_give_the_same_outputs_as_one()
    {
        using var network = new LinearNetwork(64, 32, seed: 4);
        float[] expected = new float[32];
        float[] x = [.. Enumerable.Range(0, 64).Select(i => MathF.Sin(i))];
        network.Predict(x, expected);
        Parallel.For(0, 8, _ =>
        {
            using LinearNetwork.Session session = network.CreateSession();
            float[] y = new float[32];
            for (int repetition = 0; repetition < 100; repetition++)
            {
                network.MarkChanged();
                session.Predict(x, y);
                Assert.Equal(expected, y);
            }
        });
    }

    [Fact]
    public void Buffers_are_aligned_to_64_bytes()
    {
        using var network = new LinearNetwork(3, 5);
        using LinearNetwork.Session session = network.CreateSession();
        Assert.Equal(0, session.Address() % 64);
    }

    [Fact]
    public void After_disposal_every_use_throws()
    {
        var network = new LinearNetwork(2, 1);
        LinearNetwork.Session session = network.CreateSession(), early = network.CreateSession();
        float[] y = new float[1];
        session.Predict([1, 2], y);
        network.Predict([1, 2], y);
        using Batch batch = LinearReference.Batch(network, 2);
        network.ComputeGradients(batch);
        ParameterTensor tensor = network.Parameters[0];
        early.Dispose();
        early.Dispose();
        Assert.Throws<ObjectDisposedException>(() => early.Predict([1, 2], y));
        network.Dispose();
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Predict([1, 2], y));
        Assert.Throws<ObjectDisposedException>(() => network.Predict([1, 2], y));
        Assert.Throws<ObjectDisposedException>(() => network.CreateSession());
        Assert.Throws<ObjectDisposedException>(() => network.ComputeGradients(batch));
        Assert.Throws<ObjectDisposedException>(() => network.Evaluate(batch));
        Assert.Throws<ObjectDisposedException>(() => network.Stage(1));
        Assert.Throws<ObjectDisposedException>(() => network.Gradients.Length);
        Assert.Throws<ObjectDisposedException>(() => network.Threads = 2);
        Assert.Throws<ObjectDisposedException>(() => network.Save("never"));
        Assert.Throws<ObjectDisposedException>(() => network.Load("never"));
        Assert.Throws<ObjectDisposedException>(() => tensor.CopyTo(new float[2]));
        Assert.Throws<ObjectDisposedException>(() => tensor.CopyFrom([1, 2]));
        Assert.Throws<ObjectDisposedException>(() => tensor.CopyGradientTo(new float[2]));
        session.Dispose();
    }
}
