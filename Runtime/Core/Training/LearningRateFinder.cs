namespace Unroll;

/// <summary>
/// Finds learning rates that a training can begin with: trains a while with a rate that rises from step to step, and watches the loss
/// (Smith, "Cyclical Learning Rates for Training Neural Networks", 2017, section 3.3). The network is the same afterwards, bit for bit.
/// </summary>
/// <typeparam name="TNetwork">The class of the network.</typeparam>
/// <example>
/// <code>
/// LearningRateCurve curve = new LearningRateFinder&lt;LeNet5&gt;(network, new Adam(0.001f)).Find(train);
/// float rate = curve.Steepest;
/// </code>
/// </example>
public sealed class LearningRateFinder<TNetwork>
    where TNetwork : Network
{
    /// <summary>A finder for a network.</summary>
    /// <param name="network">The network; it stays the caller's.</param>
    /// <param name="optimizer">The optimizer to find a rate for, which has made no step yet. Its own rate and schedule are not
    /// used.</param>
    public LearningRateFinder(TNetwork network, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        (Network, Optimizer) = (network, optimizer);
    }

    /// <summary>The network.</summary>
    public TNetwork Network { get; }

    /// <summary>The optimizer.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The first rate, above 0; 1e-7 by default, as in fastai.</summary>
    public float Lowest { get; init; } = 1e-7f;

    /// <summary>The last rate, above <see cref="Lowest"/>; 10 by default. Few trainings get there: they end where the loss
    /// explodes.</summary>
    public float Highest { get; init; } = 10;

    /// <summary>The steps from the first rate to the last, each by the same factor; 100 by default, at least 2.</summary>
    public int Steps { get; init; } = 100;

    /// <summary>How many times the lowest loss so far ends the search, above 1; 4 by default. Losses are smoothed.</summary>
    public double Explosion { get; init; } = 4;

    /// <summary>The seed of the order of the samples; 0 by default.</summary>
    public int ShuffleSeed { get; init; }

    /// <summary>Trains with rising rates, and puts the network back.</summary>
    /// <param name="train">The samples to train on; they are used several times where there are few.</param>
    /// <param name="batchSize">The samples of a mini-batch, as in the training that the rate is for: it depends on them.</param>
    /// <param name="cancellation">Ends the search after the present mini-batch, with the points found until then.</param>
    /// <returns>The rates and losses. A rate whose loss, gradient or parameter is infinite or NaN ends them, and is not among
    /// them.</returns>
    /// <exception cref="ArgumentException">The set does not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss; the optimizer has made steps; a setting is out of range; or the
    /// network is being trained.</exception>
    public LearningRateCurve Find(SampleSource train, int batchSize = 64, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        Check();
        using var loader = new BatchLoader(Network.Declaration, train, batchSize, ShuffleSeed);
        float[] values = new float[Network.Declaration.Memory.Parameters];
        long dropoutStep = Network.DropoutStep;
        (float rate, Schedule? schedule) = (Optimizer.LearningRate, Optimizer.Schedule);
        Network.BeginFit();
        try
        {
            Network.CopyValuesTo(values);
            Optimizer.Schedule = null;
            return new LearningRateCurve(Train(loader, cancellation));
        }
        finally
        {
            Network.Restore(values, dropoutStep);
            Network.EndFit();
            Optimizer.Reset();
            (Optimizer.LearningRate, Optimizer.Schedule) = (rate, schedule);
        }
    }

    private List<LearningRatePoint> Train(BatchLoader loader, CancellationToken cancellation)
    {
        var points = new List<LearningRatePoint>(Steps);
        var smoothed = new SmoothedLoss();
        double lowest = double.PositiveInfinity;
        int epoch = 0;
        while (points.Count < Steps && !cancellation.IsCancellationRequested)
        {
            if (loader.Next() is not { } batch)
            {
                loader.Begin(++epoch);
                continue;
            }

            Optimizer.LearningRate = RateOf(points.Count);
            float loss = Network.ComputeGradients(batch);
            if (Optimizer.TryStep(Network) is not null)
                break;
            double mean = smoothed.Add(loss);
            points.Add(new LearningRatePoint(Optimizer.LearningRate, loss, mean));
            lowest = Math.Min(lowest, mean);
            if (mean > Explosion * lowest)
                break;
        }

        return points;
    }

    private float RateOf(int step) => (float)(Lowest * Math.Pow((double)Highest / Lowest, step / (Steps - 1.0)));

    private void Check()
    {
        if (!(Lowest > 0 && float.IsFinite(Highest) && Highest > Lowest))
            throw new InvalidOperationException($"Lowest is {Lowest} and Highest {Highest}; expected 0 < Lowest < Highest, both finite.");
        if (Steps < 2)
            throw new InvalidOperationException($"Steps is {Steps}; expected at least 2.");
        if (!(Explosion > 1))
            throw new InvalidOperationException($"Explosion is {Explosion}; expected a number above 1.");
        if (Optimizer.Steps != 0)
        {
            throw new InvalidOperationException(
                $"The optimizer has made {Optimizer.Steps} steps, which the search would lose; give a new one, or Reset this one.");
        }
    }

    /// <summary>The mean of the losses so far, in which each counts 0.98 of the one after it, as in fastai.</summary>
    private struct SmoothedLoss
    {
        private const double Share = 0.98;

        private double _sum, _weight;

        public double Add(double loss)
        {
            (_sum, _weight) = ((Share * _sum) + ((1 - Share) * loss), (Share * _weight) + (1 - Share));
            return _sum / _weight;
        }
    }
}
