namespace Unroll.Operations.Tests.Reference;

/// <summary>A mini-batch through a network in double precision: outputs, losses and the gradients of all parameters, each with its
/// bound.</summary>
internal sealed class ReferenceRun
{
    private readonly ReferenceNetwork network;
    private readonly Minibatch batch;
    private readonly Action<int>? beforeSample;
    private Sum meanLoss;

    private ReferenceRun(ReferenceNetwork network, Minibatch batch, Action<int>? beforeSample)
    {
        (this.network, this.batch, this.beforeSample) = (network, batch, beforeSample);
        Outputs = [.. network.Outputs.Select(output => new Bounded[batch.Count * output.Extent.Length])];
    }

    /// <summary>By output, all samples one behind the other.</summary>
    public Bounded[][] Outputs { get; }

    /// <summary>The weighted losses, the mean over the samples: what Evaluate returns.</summary>
    public Bounded Loss { get; private set; }

    /// <summary>The same with the L1 and L2 terms: what ComputeGradients returns.</summary>
    public Bounded RegularisedLoss { get; private set; }

    /// <summary>How many values lay too near to a kink for single precision to be sure of their side.</summary>
    public int Doubts { get; private set; }

    /// <summary>By parameter, in the network's order.</summary>
    public Bounded[][] Gradients { get; private set; } = [];

    /// <summary>Runs the batch.</summary>
    /// <param name="network">The network, with the parameters' values as they stand.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="backward">Whether gradients are wanted.</param>
    /// <param name="beforeSample">Called with the index of every sample before it runs, for masks of Dropout.</param>
    public static ReferenceRun Of(ReferenceNetwork network, Minibatch batch, bool backward = true, Action<int>? beforeSample = null)
    {
        var run = new ReferenceRun(network, batch, beforeSample);
        foreach (ReferenceParameter parameter in network.Parameters)
            Array.Clear(parameter.Gradient);
        int before = run.CountDoubts();
        for (int sample = 0; sample < batch.Count; sample++)
            run.RunSample(sample, backward);
        if (backward)
            foreach (ReferenceNode node in network.Nodes)
                node.Operation?.EndBatch();
        run.Doubts = run.CountDoubts() - before;
        run.Loss = run.meanLoss.Total.Times(1.0 / batch.Count);
        var regularised = default(Sum);
        regularised.Add(run.Loss);
        foreach (ReferenceParameter parameter in network.Parameters)
            regularised.Add(parameter.Regularise());
        run.RegularisedLoss = regularised.Total;
        if (backward)
            run.Gradients = [.. network.Parameters.Select(GradientOf)];
        return run;
    }

    private static Bounded[] GradientOf(ReferenceParameter parameter) =>
        parameter.Frozen ? new Bounded[parameter.Values.Length] : Array.ConvertAll(parameter.Gradient, sum => sum.Total);

    private int CountDoubts() => network.Nodes.Sum(node => node.Operation?.Doubts ?? 0) + network.Losses.Sum(judged => judged.Loss.Doubts);

    private void RunSample(int sample, bool backward)
    {
        beforeSample?.Invoke(sample);
        Bounded[][] values = Forward(sample);
        int output = 0;
        foreach ((_, Extent extent, int node) in network.Outputs)
            values[node].CopyTo(Outputs[output++], sample * extent.Length);

        var gradients = Array.ConvertAll(values, value => new Sum[value.Length]);
        for (int loss = 0; loss < network.Losses.Count; loss++)
        {
            JudgedValue judged = network.Losses[loss];
            int length = Minibatch.TargetLength(judged);
            ReadOnlySpan<float> targets = batch.Targets[loss].AsSpan(sample * length, length);
            double scale = judged.Loss.Weight / (double)batch.Count;
            Bounded value = judged.Loss.Judge(values[judged.Node], targets, scale, gradients[judged.Node]);
            meanLoss.Add(value.Times(judged.Loss.Weight));
        }
        if (backward)
            Backward(values, gradients);
    }

    private Bounded[][] Forward(int sample)
    {
        var values = new Bounded[network.Nodes.Count][];
        int input = 0;
        for (int node = 0; node < values.Length; node++)
        {
            (ReferenceOperation? operation, int[] inputs, Extent extent) = network.Nodes[node];
            values[node] = new Bounded[extent.Length];
            if (operation is not null)
                operation.Forward(Array.ConvertAll(inputs, index => values[index]), values[node]);
            else
                for (int i = 0, first = sample * extent.Length; i < extent.Length; i++)
                    values[node][i] = Bounded.Exact(batch.Inputs[input][first + i]);
            if (operation is null)
                input++;
        }
        return values;
    }

    private void Backward(Bounded[][] values, Sum[][] gradients)
    {
        for (int node = values.Length - 1; node >= 0; node--)
        {
            (ReferenceOperation? operation, int[] inputs, _) = network.Nodes[node];
            operation?.Backward(
                Array.ConvertAll(inputs, index => values[index]),
                values[node],
                Array.ConvertAll(gradients[node], sum => sum.Total),
                Array.ConvertAll(inputs, index => gradients[index]));
        }
    }
}
