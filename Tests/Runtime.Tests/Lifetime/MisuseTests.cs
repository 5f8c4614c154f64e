using Unroll.Runtime.Tests.Networks;
using Unroll.Runtime.Tests.Training;

namespace Unroll.Runtime.Tests.Lifetime;

/// <summary>What cannot go on side by side is told to the one who comes second, and the first goes on.</summary>
public sealed class MisuseTests
{
    [Fact]
    public void A_session_on_two_threads_is_told()
    {
        using var network = new LinearNetwork(2, 3, seed: 1);
        using LinearNetwork.Session session = network.CreateSession();
        float[] expected = new float[3], y = new float[3];
        network.Predict([1, 2], expected);
        using var blocked = new Blocked();
        session.OnPredict = blocked.Here;
        blocked.Start(() => session.Predict([1, 2], y));
        for (int attempt = 0; attempt < 3; attempt++)
            Assert.Contains("on another thread",
                Assert.Throws<InvalidOperationException>(() => session.Predict([1, 2], new float[3])).Message);
        blocked.Finish();
        Assert.Equal(expected, y);
        session.Predict([1, 2], y);
    }

    [Fact]
    public void A_session_may_go_from_thread_to_thread()
    {
        using var network = new LinearNetwork(2, 3, seed: 1);
        using LinearNetwork.Session session = network.CreateSession();
        float[] y = new float[3];
        for (int thread = 0; thread < 20; thread++)
        {
            var other = new Thread(() => session.Predict([1, 2], y));
            other.Start();
            other.Join();
            session.Predict([1, 2], y);
        }
    }

    [Fact]
    public void A_Fit_beside_a_Fit_gradients_or_steps_of_another_thread_is_told()
    {
        using var network = new LinearNetwork(2, 3, labels: true);
        using var optimizer = new Sgd(0.01f);
        using var other = new Sgd(0.01f);
        using Batch batch = LinearReference.Batch(network, 4);
        using var blocked = new Blocked();
        var trainer = new Trainer<LinearNetwork>(network, optimizer) { Progress = new ProgressLog(_ => blocked.Here()) };
        var second = new Trainer<LinearNetwork>(network, other);
        DataSet set = TrainerTests.Clusters(40);
        TrainingHistory? history = null;
        blocked.Start(() => history = trainer.Fit(set, null, 2, 10));
        Action[] told =
        [
            () => trainer.Fit(set, null, 1), () => second.Fit(set, null, 1), () => network.ComputeGradients(batch),
            () => other.Step(network),
            () => GradientCheck.Run(network, batch),
        ];
        Assert.All(told, call => Assert.Contains("Fit", Assert.Throws<InvalidOperationException>(call).Message));

        // These go on between its steps.
        network.Evaluate(batch);
        network.Predict([1, 2], new float[3]);
        network.Parameters[0].CopyTo(new float[6]);
        blocked.Finish();
        Assert.Equal(8, history!.Steps);
        second.Fit(set, null, 1);
    }

    [Fact]
    public void A_Fit_within_the_Progress_of_another_is_told_and_gradients_there_are_not()
    {
        using var network = new LinearNetwork(2, 3, labels: true);
        using var optimizer = new Sgd(0.01f);
        using Batch batch = LinearReference.Batch(network, 4);
        Trainer<LinearNetwork>? trainer = null;
        int reports = 0;
        trainer = new Trainer<LinearNetwork>(network, optimizer)
        {
            Progress = new ProgressLog(_ =>
            {
                reports++;
                Assert.Throws<InvalidOperationException>(() => trainer!.Fit(TrainerTests.Clusters(40), null, 1));
                network.ComputeGradients(batch);
            }),
        };
        Assert.Equal(8, trainer.Fit(TrainerTests.Clusters(40), null, 2, 10).Steps);
        Assert.Equal(10, reports);
    }

    [Fact]
    public void A_Fit_that_failed_leaves_the_network_to_others()
    {
        using var network = new LinearNetwork(2, 3, labels: true);
        using var optimizer = new Sgd(0.01f);
        var trainer = new Trainer<LinearNetwork>(network, optimizer) { Progress = new ProgressLog(_ => throw new FormatException()) };
        Assert.Throws<FormatException>(() => trainer.Fit(TrainerTests.Clusters(40), null, 2, 10));
        trainer.Progress = null;
        new SideBySide(() => trainer.Fit(TrainerTests.Clusters(40), null, 2, 10)).Join();
    }

    [Fact]
    public void A_label_that_changes_while_it_is_used_cannot_lead_out_of_its_classes()
    {
        using var network = new LinearNetwork(4, 3, labels: true);
        using Batch batch = LinearReference.Batch(network, 5);
        foreach (int label in new[] { -1, 3, int.MaxValue })
        {
            batch.Labels(0)[2] = label;
            Assert.Contains("sample 2", Assert.Throws<InvalidOperationException>(() => batch.LabelAt(0, 2)).Message);
        }
    }
}
