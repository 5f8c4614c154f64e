using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Training;

public sealed class LearningRateFinderTests
{
    [Fact]
    public void Each_loss_is_that_of_gradient_descent_in_double_precision()
    {
        // y = w x + b by all samples at a time: what a hand-written descent gives.
        double[] inputs = [-1, 0.5, 2, 3], targets = [2, 0.25, -1, 4];
        DataSet set = new([.. inputs.Select(x => (float)x)], [.. targets.Select(t => (float)t)], count: 4);
        using var network = new LinearNetwork(1, 1, seed: 3);
        float[] start = new float[1];
        network.Parameters["y.weights"].CopyTo(start);
        double w = start[0], b = 0;

        LearningRateCurve curve = new LearningRateFinder<LinearNetwork>(network, new Sgd(1))
        {
            Lowest = 1e-4f, Highest = 0.1f, Steps = 30,
        }.Find(set, batchSize: 4);

        Assert.Equal(30, curve.Points.Count);
        double sum = 0, weight = 0;
        for (int step = 0; step < 30; step++)
        {
            double rate = 1e-4 * Math.Pow(1000, step / 29.0), loss = 0, dw = 0, db = 0;
            for (int i = 0; i < 4; i++)
            {
                double error = (w * inputs[i]) + b - targets[i];
                (loss, dw, db) = (loss + (error * error / 4), dw + (error * inputs[i] / 2), db + (error / 2));
            }

            (sum, weight) = ((0.98 * sum) + (0.02 * loss), (0.98 * weight) + 0.02);
            Assert.Equal(rate, curve.Points[step].LearningRate, rate * 1e-6);
            Assert.Equal(loss, curve.Points[step].Loss, loss * 1e-5);
            Assert.Equal(sum / weight, curve.Points[step].SmoothedLoss, loss * 1e-5);
            (w, b) = (w - (rate * dw), b - (rate * db));
        }
    }

    [Fact]
    public void Network_and_optimizer_are_as_before()
    {
        DataSet set = TrainerTests.Clusters(200);
        using var network = new LinearNetwork(2, 3, seed: 1, labels: true);
        using var other = new LinearNetwork(2, 3, seed: 1, labels: true);
        var schedule = new CosineSchedule(50);
        using var optimizer = new Adam(0.01f) { Schedule = schedule };
        using var untouched = new Adam(0.01f) { Schedule = new CosineSchedule(50) };

        new LearningRateFinder<LinearNetwork>(network, optimizer).Find(set);

        Assert.Equal((0, 0.01f), (optimizer.Steps, optimizer.LearningRate));
        Assert.Same(schedule, optimizer.Schedule);
        Assert.Equal(ParametersOf(other), ParametersOf(network));
        new Trainer<LinearNetwork>(network, optimizer).Fit(set, null, epochs: 2, batchSize: 16);
        new Trainer<LinearNetwork>(other, untouched).Fit(set, null, epochs: 2, batchSize: 16);
        Assert.Equal(ParametersOf(other), ParametersOf(network));
    }

    [Fact]
    public void The_search_ends_where_the_loss_explodes()
    {
        using var network = new LinearNetwork(2, 3, seed: 1, labels: true);

        LearningRateCurve curve = new LearningRateFinder<LinearNetwork>(network, new Sgd(1)) { Highest = 1e6f }
            .Find(TrainerTests.Clusters(200), batchSize: 16);

        Assert.InRange(curve.Points.Count, 10, 99);
        double lowest = curve.Points.Min(point => point.SmoothedLoss);
        Assert.All(curve.Points.SkipLast(1), point => Assert.True(point.SmoothedLoss <= 4 * lowest || point.SmoothedLoss < 4));
        Assert.All(curve.Points, point => Assert.True(float.IsFinite(point.Loss)));
        Assert.True(curve.Steepest < curve.LowestLoss, $"{curve.Steepest} and {curve.LowestLoss}");
        Assert.True(curve.Points.Zip(curve.Points.Skip(1)).All(pair => pair.First.LearningRate < pair.Second.LearningRate));
    }

    [Fact]
    public void A_rate_whose_step_overflows_is_no_point_and_no_exception()
    {
        using var network = new LinearNetwork(2, 3, seed: 1, labels: true);
        float[] before = ParametersOf(network);

        LearningRateCurve curve = new LearningRateFinder<LinearNetwork>(network, new Sgd(1))
        {
            Lowest = 1e37f, Highest = 3e38f, Steps = 5, Explosion = double.PositiveInfinity,
        }.Find(TrainerTests.Clusters(200), batchSize: 16);

        Assert.InRange(curve.Points.Count, 0, 2);
        Assert.Equal(before, ParametersOf(network));
        Assert.Throws<InvalidOperationException>(() => curve.Steepest);
    }

    [Fact]
    public void Cancelling_keeps_the_points_so_far()
    {
        using var network = new LinearNetwork(2, 3, seed: 1, labels: true);
        using var stop = new CancellationTokenSource();
        network.OnShard = _ => stop.Cancel();

        LearningRateCurve curve = new LearningRateFinder<LinearNetwork>(network, new Sgd(1))
            .Find(TrainerTests.Clusters(200), cancellation: stop.Token);

        Assert.Single(curve.Points);
    }

    [Fact]
    public void The_steepest_rate_is_where_the_smoothed_loss_falls_fastest()
    {
        double[] losses = [10, 9.9, 9.5, 8, 5, 4.5, 4.4, 6, 9];
        var curve = new LearningRateCurve([.. losses.Select((loss, i) => new LearningRatePoint(MathF.Pow(10, i - 5), 0, loss))]);

        Assert.Equal(1e-2f, curve.Steepest);     // from 9.5 to 5
        Assert.Equal(10f, curve.LowestLoss);
    }

    [Fact]
    public void Wrong_settings_are_told()
    {
        DataSet set = TrainerTests.Clusters(20);
        using var network = new LinearNetwork(2, 3, seed: 1, labels: true);
        using var used = new Sgd(0.1f);
        new Trainer<LinearNetwork>(network, used).Fit(set, null, epochs: 1);

        Assert.Contains("has made 1 steps", Message(new(network, used)), StringComparison.Ordinal);
        Assert.Contains("Lowest is 0 ", Message(new(network, new Sgd(1)) { Lowest = 0 }), StringComparison.Ordinal);
        Assert.Contains("Highest 1E-08", Message(new(network, new Sgd(1)) { Highest = 1e-8f }), StringComparison.Ordinal);
        Assert.Contains("Steps is 1", Message(new(network, new Sgd(1)) { Steps = 1 }), StringComparison.Ordinal);
        Assert.Contains("Explosion is 1", Message(new(network, new Sgd(1)) { Explosion = 1 }), StringComparison.Ordinal);

        string Message(LearningRateFinder<LinearNetwork> finder) =>
            Assert.Throws<InvalidOperationException>(() => finder.Find(set)).Message;
    }

    private static float[] ParametersOf(LinearNetwork network) =>
    [
        .. network.Parameters.SelectMany(parameter =>
        {
            float[] values = new float[parameter.Length];
            parameter.CopyTo(values);
            return values;
        }),
    ];
}
