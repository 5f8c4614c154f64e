namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// A mini-batch through a network in double precision, operation by operation: outputs, losses and the gradients of all parameters, each
/// with its bound.
/// </summary>
internal sealed class ReferenceRun
{
    private readonly ReferenceNetwork network;
    private readonly Minibatch batch;

    /// <summary>By node and sample.</summary>
    private readonly Bounded[][][] values;

    /// <summary>By node and sample; a node that no loss depends on has none.</summary>
    private readonly Sum[][]?[] gradients;

    private ReferenceRun(ReferenceNetwork network, Minibatch batch, bool training, bool backward)
    {
        (this.network, this.batch) = (network, batch);
        values = new Bounded[network.Nodes.Count][][];
        gradients = new Sum[network.Nodes.Count][][];
        foreach (ReferenceParameter parameter in network.Parameters)
            parameter.BeginRun();
        int before = CountDoubts();
        Forward(training);
        Loss = Score(training ? network.Losses : network.Targets);
        Outputs = [.. network.Outputs.Select(output => values[output.Node].SelectMany(sample => sample).ToArray())];
        if (backward)
            Backward();
        Doubts = CountDoubts() - before;
        RegularizedLoss = Regularize();
        Moved = [.. network.Parameters.Select(parameter => parameter.Moved)];
        if (backward)
            Gradients = [.. network.Parameters.Select(GradientOf)];
    }

    /// <summary>By output, all samples one behind the other.</summary>
    public Bounded[][] Outputs { get; }

    /// <summary>The weighted losses, the mean over the samples: what Evaluate returns, if this is as in prediction.</summary>
    public Bounded Loss { get; }

    /// <summary>The same with the L1 and L2 terms: what ComputeGradients returns, if this is a step of training.</summary>
    public Bounded RegularizedLoss { get; }

    /// <summary>How many values lay too near to a kink for single precision to be sure of their side.</summary>
    public int Doubts { get; }

    /// <summary>By parameter, in the network's order; none if they were not asked for.</summary>
    public Bounded[][] Gradients { get; } = [];

    /// <summary>By parameter, the values that a step of training leaves of running averages; none of others.</summary>
    public Bounded[][] Moved { get; }

    /// <summary>Predicts and scores a mini-batch.</summary>
    public static ReferenceRun Evaluate(ReferenceNetwork network, Minibatch batch) => new(network, batch, training: false, backward: false);

    /// <summary>A step of training, forward and, unless only the loss is wanted, backward.</summary>
    public static ReferenceRun Train(ReferenceNetwork network, Minibatch batch, bool backward = true) =>
        new(network, batch, training: true, backward);

    private static Bounded[] GradientOf(ReferenceParameter parameter) =>
        parameter.Frozen ? new Bounded[parameter.Values.Length] : Array.ConvertAll(parameter.Gradient, sum => sum.Total);

    private int CountDoubts() => network.Nodes.Sum(node => node.Operation?.Doubts ?? 0) + network.Losses.Sum(scored => scored.Loss.Doubts);

    /// <summary>What no loss depends on is not trained: it is computed as in prediction.</summary>
    private void Forward(bool training)
    {
        HashSet<int> trained = training ? network.Scored : [];
        int input = 0;
        for (int node = 0; node < values.Length; node++)
        {
            (ReferenceOperation? operation, int[] inputs, Extent extent) = network.Nodes[node];
            values[node] = PerSample<Bounded>(extent);
            if (operation is not null)
                operation.Forward(Array.ConvertAll(inputs, index => values[index]), values[node], trained.Contains(node));
            else
                Read(batch.Inputs[input++], values[node]);
        }
    }

    private static void Read(float[] given, Bounded[][] samples)
    {
        for (int sample = 0; sample < samples.Length; sample++)
            for (int i = 0, first = sample * samples[sample].Length; i < samples[sample].Length; i++)
                samples[sample][i] = Bounded.Exact(given[first + i]);
    }

    private Bounded Score(IEnumerable<ScoredValue> losses)
    {
        var mean = default(Sum);
        foreach (ScoredValue scored in losses)
        {
            float[] given = batch.Targets[network.TargetsOf(scored)];
            int length = Minibatch.TargetLength(scored);
            double scale = scored.Loss.Weight / (double)batch.Count;
            for (int sample = 0; sample < batch.Count; sample++)
            {
                ReadOnlySpan<float> targets = given.AsSpan(sample * length, length);
                Bounded value = scored.Loss.Score(values[scored.Node][sample], targets, scale, GradientsOf(scored.Node)[sample]);
                mean.Add(value.Times(scored.Loss.Weight));
            }
        }
        return mean.Total.Times(1.0 / batch.Count);
    }

    private void Backward()
    {
        for (int node = values.Length - 1; node >= 0; node--)
        {
            (ReferenceOperation? operation, int[] inputs, _) = network.Nodes[node];
            if (operation is null || gradients[node] is not Sum[][] reached)
                continue;
            operation.Backward(
                Array.ConvertAll(inputs, index => values[index]),
                values[node],
                Array.ConvertAll(reached, sample => Array.ConvertAll(sample, sum => sum.Total)),
                Array.ConvertAll(inputs, GradientsOf));
        }
    }

    private Bounded Regularize()
    {
        var sum = default(Sum);
        sum.Add(Loss);
        foreach (ReferenceParameter parameter in network.Learned)
            sum.Add(parameter.Regularize());
        return sum.Total;
    }

    private Sum[][] GradientsOf(int node) => gradients[node] ??= PerSample<Sum>(network.Nodes[node].Extent);

    private T[][] PerSample<T>(Extent extent) => [.. Enumerable.Range(0, batch.Count).Select(_ => new T[extent.Length])];
}
