using Unroll.Runtime.Tests.Networks;
using Unroll.Runtime.Tests.Training;

namespace Unroll.Runtime.Tests.Lifetime;

/// <summary>Dispose waits for what runs; what comes later throws.</summary>
public sealed class DisposalTests
{
    private const int Inputs = 8, Outputs = 4;

    private readonly float[] _x = [.. Enumerable.Range(1, Inputs).Select(i => (float)i)];

    [Fact]
    public void A_network_waits_for_a_prediction()
    {
        var network = new LinearNetwork(Inputs, Outputs, seed: 1);
        using LinearNetwork.Session session = network.CreateSession();
        float[] expected = new float[Outputs], y = new float[Outputs];
        network.Predict(_x, expected);
        using var blocked = new Blocked();
        session.OnPredict = blocked.Here;
        blocked.Start(() => session.Predict(_x, y));
        blocked.AssertAwaitedBy(network.Dispose);
        Assert.Equal(expected, y);
        Assert.Throws<ObjectDisposedException>(() => session.Predict(_x, y));
    }

    [Fact]
    public void A_session_waits_for_its_prediction()
    {
        using var network = new LinearNetwork(Inputs, Outputs, seed: 1);
        LinearNetwork.Session session = network.CreateSession();
        float[] expected = new float[Outputs], y = new float[Outputs];
        network.Predict(_x, expected);
        using var blocked = new Blocked();
        session.OnPredict = blocked.Here;
        blocked.Start(() => session.Predict(_x, y));
        blocked.AssertAwaitedBy(session.Dispose);
        Assert.Equal(expected, y);
        Assert.Throws<ObjectDisposedException>(() => session.Predict(_x, y));
        network.Predict(_x, y);
    }

    /// <summary>Who disposes a session is interrupted while it waits, and another disposes it meanwhile: that one waits, too.</summary>
    [Fact]
    public void A_session_that_another_could_not_dispose_waits_for_its_prediction()
    {
        using var network = new LinearNetwork(Inputs, Outputs, seed: 1);
        LinearNetwork.Session session = network.CreateSession();
        float[] y = new float[Outputs];
        using var blocked = new Blocked();
        session.OnPredict = blocked.Here;
        blocked.Start(() => session.Predict(_x, y));
        Exception? thrown = null;
        var first = new Thread(() => thrown = Record.Exception(session.Dispose));
        first.Start();
        first.Interrupt();   // it waits, for the prediction is blocked
        first.Join();
        Assert.IsType<ThreadInterruptedException>(thrown);
        blocked.AssertAwaitedBy(session.Dispose);
        Assert.Throws<ObjectDisposedException>(() => session.Predict(_x, y));
    }

    [Fact]
    public void A_network_waits_for_predictions_on_several_threads()
    {
        const int Count = 3000;
        var network = new LinearNetwork(64, 32, seed: 1);
        using LinearNetwork.Session session = network.CreateSession();
        session.Threads = 2;
        float[] x = new float[Count * 64], y = new float[Count * 32];
        session.Predict(x, y, Count);
        using var blocked = new Blocked();
        session.OnPart = _ => blocked.Here();
        blocked.Start(() => session.Predict(x, y, Count));
        blocked.AssertAwaitedBy(network.Dispose);
        Assert.Throws<ObjectDisposedException>(() => session.Predict(x, y, Count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_network_waits_for_gradients_and_for_losses(bool gradients)
    {
        var network = new LinearNetwork(Inputs, Outputs, seed: 1);
        using Batch batch = LinearReference.Batch(network, 8);
        float Run() => gradients ? network.ComputeGradients(batch) : network.Evaluate(batch);
        float expected = Run(), actual = float.NaN;
        using var blocked = new Blocked();
        network.OnShard = _ => blocked.Here();
        blocked.Start(() => actual = Run());
        blocked.AssertAwaitedBy(network.Dispose);
        Assert.Equal(expected, actual);
        Assert.Throws<ObjectDisposedException>(() => Run());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Network_and_optimizer_wait_for_a_step(bool disposesOptimizer)
    {
        using var network = new LinearNetwork(Inputs, Outputs, seed: 1);
        using Batch batch = LinearReference.Batch(network, 8);
        network.ComputeGradients(batch);
        using var blocked = new Blocked();
        var optimizer = new CallingOptimizer(blocked.Here) { ClipNorm = 1 };
        blocked.Start(() => optimizer.Step(network));
        blocked.AssertAwaitedBy(disposesOptimizer ? optimizer.Dispose : network.Dispose);
        Assert.Throws<ObjectDisposedException>(() => optimizer.Step(network));
        Assert.Equal(disposesOptimizer ? 0 : 1, optimizer.Steps);
    }

    [Fact]
    public void A_disposed_mini_batch_is_computed_to_its_end()
    {
        using var network = new LinearNetwork(Inputs, Outputs, seed: 1);
        Batch batch = LinearReference.Batch(network, 8);
        float expected = network.ComputeGradients(batch), actual = float.NaN;
        using var blocked = new Blocked();
        network.OnShard = _ => blocked.Here();
        blocked.Start(() => actual = network.ComputeGradients(batch));
        batch.Dispose();
        blocked.Finish();
        Assert.Equal(expected, actual);
        Assert.Throws<ObjectDisposedException>(() => network.ComputeGradients(batch));
    }

    [Fact]
    public void Progress_may_dispose_the_network_or_the_optimizer_which_ends_the_Fit()
    {
        foreach (bool disposesNetwork in new[] { true, false })
        {
            var network = new LinearNetwork(2, 3, labels: true);
            var optimizer = new Adam();
            int reports = 0;
            var trainer = new Trainer<LinearNetwork>(network, optimizer)
            {
                Progress = new ProgressLog(_ =>
                {
                    reports++;
                    if (disposesNetwork)
                        network.Dispose();
                    else
                        optimizer.Dispose();
                }),
            };
            Assert.Throws<ObjectDisposedException>(() => trainer.Fit(TrainerTests.Clusters(40), null, 2, 10));
            Assert.Equal(1, reports);
            network.Dispose();
        }
    }

    [Fact]
    public void An_augmentation_may_dispose_the_network_which_ends_the_Fit()
    {
        var network = new LinearNetwork(2, 3, labels: true);
        using var optimizer = new Adam();
        var trainer = new Trainer<LinearNetwork>(network, optimizer) { Augmentations = [new CallingAugmentation(network.Dispose)] };
        Assert.Throws<ObjectDisposedException>(() => trainer.Fit(TrainerTests.Clusters(40), null, 2, 10));
    }

    [Fact]
    public void An_augmentation_cannot_use_the_loader_that_calls_it()
    {
        using var network = new LinearNetwork(2, 3, labels: true);
        BatchLoader? loader = null;
        foreach (Action<BatchLoader> call in new Action<BatchLoader>[] { own => own.Dispose(), own => own.Begin(1), own => own.Next() })
        {
            loader = new BatchLoader(network.Declaration, TrainerTests.Clusters(40), 10,
                augmentations: [new CallingAugmentation(() => call(loader!))]);
            loader.Begin(0);
            Assert.Contains("augmentation", Assert.Throws<InvalidOperationException>(() => loader.Next()).Message);
            loader.Dispose();
        }
    }

    [Fact]
    public void A_loader_that_is_disposed_lets_nobody_wait_for_its_next_mini_batch()
    {
        using var network = new LinearNetwork(2, 3, labels: true);
        using var blocked = new Blocked();
        var loader = new BatchLoader(network.Declaration, TrainerTests.Clusters(40), 10,
            augmentations: [new CallingAugmentation(blocked.Here)]);
        loader.Begin(0);
        var waiting = new SideBySide(() => Assert.Throws<ObjectDisposedException>(() => loader.Next()));
        blocked.Start(loader.Dispose);
        blocked.Finish();
        waiting.Join();
    }

    [Fact]
    public void What_a_step_calls_cannot_use_the_network_or_end_the_optimizer()
    {
        foreach ((int threads, bool elementwise) in new[] { (1, false), (1, true), (2, true) })
        {
            // Large enough for a step on several threads.
            using var network = new LinearNetwork(512, 129, seed: 2) { Threads = threads };
            using LinearNetwork.Session session = network.CreateSession();
            using Batch batch = LinearReference.Batch(network, 16);
            float[] x = new float[512], y = new float[129], bias = new float[129];
            session.Predict(x, y);
            network.ComputeGradients(batch);
            CallingOptimizer? optimizer = null;
            Action[] calls =
            [
                network.Dispose, session.Dispose, () => optimizer!.Dispose(), () => optimizer!.Reset(), () => optimizer!.Step(network),
                () => session.Predict(x, y), () => network.Predict(x, y), () => network.CreateSession().Predict(x, y),
                () => network.ComputeGradients(batch), () => network.Evaluate(batch), () => network.Save("never"),
                () => network.Load("never"),
                () => network.Parameters["y.bias"].CopyTo(bias), () => network.Parameters["y.bias"].CopyFrom(bias),
                () => network.Parameters["y.bias"].CopyGradientTo(bias), () => GradientCheck.Run(network, batch),
            ];
            optimizer = new CallingOptimizer(() => Assert.All(calls, call => Assert.Throws<InvalidOperationException>(call)), elementwise);
            for (int step = 1; step <= 5; step++)
            {
                network.ComputeGradients(batch);
                optimizer.Step(network);
                session.Predict(x, y);
                Assert.All(y, value => Assert.Equal(step, value));   // the biases, as 0 of the inputs are not 0
            }

            optimizer.Dispose();
        }
    }

    /// <summary>
    /// Every member on a thread of its own, and a Dispose in the midst: each ends with the exception that says so, and nothing worse.
    /// </summary>
    [Fact]
    public void Dispose_at_any_moment_beside_every_member_ends_them_all()
    {
        string file = Path.Combine(Path.GetTempPath(), $"unroll-{Guid.NewGuid():N}.safetensors");
        using (var network = new LinearNetwork(64, 32, seed: 1))
            network.Save(file);
        DataSet set = Set(64, 32);
        try
        {
            for (int round = 0; round < 40; round++)
            {
                var network = new LinearNetwork(64, 32, seed: round) { Threads = 1 + (round % 3) };
                var optimizer = new Adam { ClipNorm = 1 };
                var other = new Batch(network.Declaration, 16);
                LinearNetwork.Session session = network.CreateSession(), sharing = network.CreateSession();
                sharing.Threads = 2;
                float[] x = new float[64], y = new float[32], weights = new float[64 * 32], many = new float[64 * 1500],
                    outputs = new float[32 * 1500];
                ParameterTensor tensor = network.Parameters["y.weights"];
                Action[] members =
                [
                    () => new Trainer<LinearNetwork>(network, optimizer) { Threads = 2 }.Fit(set, set, 1000, 16),
                    () => network.Evaluate(other),
                    () => Evaluation.Run(network, set),
                    () => session.Predict(x, y),
                    () => sharing.Predict(many, outputs, 1500),
                    () => network.Predict(x, new float[32]),
                    () => network.CreateSession().Predict(x, new float[32]),
                    () => tensor.CopyTo(weights),
                    () => tensor.CopyFrom(new float[64 * 32]),
                    () => network.Save(file),
                    () => network.Load(file),
                    () => network.Threads = 2,
                    () => Assert.InRange(network.Gradients.Length, 0, 10_000),
                ];
                var running = new SideBySide(Array.ConvertAll<Action, Action>(members, member => () => RepeatUntilDisposed(member)));
                Thread.SpinWait(1000 * (round % 20));
                Action[] disposals = [network.Dispose, optimizer.Dispose, other.Dispose, session.Dispose, sharing.Dispose];
                for (int i = 0; i < disposals.Length; i++)
                {
                    disposals[(round + i) % disposals.Length]();
                    Thread.SpinWait(100 * (round % 7));
                }

                running.Join();
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void RepeatUntilDisposed(Action member)
    {
        try
        {
            while (true)
                member();
        }
        catch (ObjectDisposedException)
        {
        }
    }

    private static DataSet Set(int inputs, int outputs)
    {
        var random = new Random(1);
        return new DataSet(
            [.. Enumerable.Range(0, 64 * inputs).Select(_ => random.NextSingle())],
            [.. Enumerable.Range(0, 64 * outputs).Select(_ => random.NextSingle())], 64);
    }

    private sealed class CallingAugmentation(Action call) : Augmentation
    {
        public override void Apply(Span<float> image, ValueShape shape, ref AugmentationRandom random) => call();

        protected internal override string? Problem(ValueShape shape) => null;
    }
}
