using System.Runtime.CompilerServices;

namespace Unroll.Runtime.Tests.Optimizers;

/// <summary>A network whose gradients are whatever a test gives: tensors of given sizes, and behind them a frozen one.</summary>
internal sealed class GivenGradients : Network
{
    private readonly Batch _batch;

    public GivenGradients(params int[] sizes)
        : base(Describe(sizes), seed: 0)
    {
        Next = new float[sizes.Sum()];
        _batch = new Batch(Declaration, 1) { Count = 1 };
        Parameters["frozen"].CopyFrom(Enumerable.Repeat(5f, 20).ToArray());
    }

    /// <summary>The gradients that <see cref="Compute"/> finds, one tensor behind the other without gaps.</summary>
    public float[] Next { get; private set; }

    /// <summary>The values of the learnable tensors, one behind the other.</summary>
    public float[] Concatenated
    {
        get => [.. Parameters.Where(tensor => !tensor.IsFrozen).SelectMany(tensor => tensor.Values.ToArray())];
        set
        {
            int start = 0;
            foreach (ParameterTensor tensor in Parameters.Where(tensor => !tensor.IsFrozen))
            {
                tensor.CopyFrom(value.AsSpan(start, tensor.Length));
                start += tensor.Length;
            }
        }
    }

    /// <summary>The values of the gaps between the tensors, which must stay zero.</summary>
    public float[] Gaps()
    {
        float[] all = Values.ToArray();
        foreach (ParameterTensor tensor in Parameters)
            Array.Fill(all, 0f, tensor.Description.Offset, tensor.Length);
        return all;
    }

    public void Compute(float[] gradients)
    {
        Next = gradients;
        ComputeGradients(_batch);
    }

    protected internal override void PredictSample(Batch batch, int sample, Span<float> outputs) => outputs.Clear();

    protected override void PackForward(ref float parameters, ref float packed)
    {
    }

    protected override void PackBackward(ref float parameters, ref float packed)
    {
    }

    protected override TrainingContext CreateTrainingContext() => new Context(this);

    private static NetworkDescription Describe(int[] sizes)
    {
        var parameters = new List<ParameterDescription>();
        int end = 0;
        foreach (int size in sizes)
        {
            parameters.Add(new($"tensor{parameters.Count}", [size], end, Initializer.Zero, 0, size, 1, 0, 0, false));
            end += (size + 15) / 16 * 16;
        }

        parameters.Add(new("frozen", [20], end, Initializer.Zero, 0, 1, 1, 0, 0, true));
        return new NetworkDescription(
            "Given",
            [],
            [new("x", 1, 1, 1)],
            [new("y", 1, 1, 1)],
            [new("y", "MeanSquaredError", 1, TargetKind.Values, 1)],
            [.. parameters],
            new MemoryDescription(end + 32, end, 0, 0, 1, 1, 1, 1));
    }

    private sealed class Context(GivenGradients network) : TrainingContext(network)
    {
        protected internal override double ComputeGradients(Batch batch, int first, int count, ref float gradients, float scale, ulong key)
        {
            int start = 0;
            foreach (ParameterDescription tensor in network.Declaration.Parameters)
            {
                for (int i = 0; i < tensor.Length && !tensor.Frozen; i++)
                    Unsafe.Add(ref gradients, tensor.Offset + i) += network.Next[start++];
            }

            return 0;
        }

        protected internal override double Evaluate(Batch batch, int first, int count) => 0;
    }
}
