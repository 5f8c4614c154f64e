using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Networks;

/// <summary>
/// A network by hand, as generated code would be: y = x W + b, where W [inputs, outputs] is packed transposed, and a frozen factor f
/// [outputs] scales the output. The loss is the mean squared error against float targets, or against one-hot vectors where it takes labels.
/// </summary>
internal sealed class LinearNetwork : Network
{
    private readonly int _factor;
    private readonly int _bias;
    private readonly bool _labels;
    private Session? _session;

    public LinearNetwork(int inputs, int outputs, int seed = 0, bool labels = false, float l1 = 0, float l2 = 0, int shards = 8)
        : this(Describe(inputs, outputs, labels, l1, l2, shards), seed)
    {
    }

    public LinearNetwork(NetworkDescription description, int seed = 0)
        : base(description, seed)
    {
        Inputs = description.Inputs[0].Length;
        Outputs = description.Outputs[0].Length;
        _factor = description.Parameters[1].Offset;
        _bias = description.Parameters[2].Offset;
        _labels = description.Losses is [{ TakesLabels: true }];
    }

    /// <summary>What a constructor calls that has the weights in a resource.</summary>
    public void LoadWeights(string resource) => LoadResource(resource);

    /// <summary>Called with the first sample of every shard, on the thread that computes it.</summary>
    public Action<int>? OnShard { get; set; }

    public ConcurrentDictionary<ulong, int> Keys { get; } = new();

    public int ForwardPacks { get; private set; }

    public int BackwardPacks { get; private set; }

    public int Workers { get; private set; }

    public int Inputs { get; }

    public int Outputs { get; }

    public static NetworkDescription Describe(int inputs, int outputs, bool labels = false, float l1 = 0, float l2 = 0, int shards = 8)
    {
        int weights = Align(inputs * outputs), bias = weights, factor = bias + Align(outputs), end = factor + Align(outputs);
        return new NetworkDescription(
            "Linear",
            [new("x", "Input", $"{inputs}", 0, 0),
                new("y", $"Dense {outputs}", $"{outputs}", (inputs * outputs) + (2 * outputs), inputs * outputs)],
            [new("x", 1, 1, inputs)],
            [new("y", 1, 1, outputs)],
            [new("y", labels ? "OneHotError" : "MeanSquaredError", outputs, labels ? TargetKind.Class : TargetKind.Values, 1)],
            [
                new("y.weights", [inputs, outputs], 0, Initializer.XavierUniform, 1, inputs, outputs, l1, l2, false),
                new("y.factor", [outputs], factor, Initializer.Constant, 1, inputs, outputs, l1, l2, true),
                new("y.bias", [outputs], bias, Initializer.Zero, 0, inputs, outputs, 0, 0, false),
            ],
            new MemoryDescription(end, factor, inputs * outputs, outputs, outputs, 2 * outputs, 4, shards));
    }

    public static int Align(int length) => (length + 15) / 16 * 16;

    public Session CreateSession() => new(this);

    public void Predict(ReadOnlySpan<float> x, Span<float> y) => (_session ??= Own(new Session(this))).Predict(x, y);

    protected internal override void PredictSample(Batch batch, int sample, Span<float> outputs) =>
        Predict(batch.Input(0).Slice(sample * Inputs, Inputs), outputs);

    public Batch Stage(int count) => StageBatch(count);

    public void Return(Batch batch) => ReturnBatch(batch);

    protected override void PackForward(ref float parameters, ref float packed)
    {
        ForwardPacks++;
        for (int i = 0; i < Inputs; i++)
        {
            for (int o = 0; o < Outputs; o++)
                Unsafe.Add(ref packed, (o * Inputs) + i) = Unsafe.Add(ref parameters, (i * Outputs) + o);
        }
    }

    protected override void PackBackward(ref float parameters, ref float packed)
    {
        BackwardPacks++;
        for (int o = 0; o < Outputs; o++)
            Unsafe.Add(ref packed, o) = Unsafe.Add(ref parameters, _factor + o);
    }

    protected override TrainingContext CreateTrainingContext()
    {
        Workers++;
        return new Context(this);
    }

    private static void Forward(LinearNetwork network, ref float x, ref float y, ref float packed, ref float parameters)
    {
        for (int o = 0; o < network.Outputs; o++)
        {
            float sum = Unsafe.Add(ref parameters, network._bias + o);
            for (int i = 0; i < network.Inputs; i++)
                sum += Unsafe.Add(ref packed, (o * network.Inputs) + i) * Unsafe.Add(ref x, i);
            Unsafe.Add(ref y, o) = sum * Unsafe.Add(ref parameters, network._factor + o);
        }
    }

    public sealed class Session(LinearNetwork network) : NetworkSession(network)
    {
        /// <summary>Called within every prediction by <see cref="Predict(ReadOnlySpan{float}, Span{float})"/>.</summary>
        public Action? OnPredict { get; set; }

        public void Predict(ReadOnlySpan<float> x, Span<float> y)
        {
            Enter();
            OnPredict?.Invoke();
            Compute(x, y);
            Leave();
        }

        /// <summary>Called with the first sample of every part, on the thread that predicts it.</summary>
        public Action<int>? OnPart { get; set; }

        public void Predict(ReadOnlySpan<float> x, Span<float> y, int count)
        {
            if (IsShared(count))
                Share(new PredictionSpans(x, y), count);
            else
                for (int sample = 0; sample < count; sample++)
                    Predict(x[(sample * network.Inputs)..], y.Slice(sample * network.Outputs, network.Outputs));
        }

        private void Compute(ReadOnlySpan<float> x, Span<float> y)
        {
            ref float arena = ref Arena;
            Forward(network, ref Unsafe.AsRef(in x[0]), ref arena, ref Packed, ref Parameters);
            for (int o = 0; o < network.Outputs; o++)
                y[o] = Unsafe.Add(ref arena, o);
        }

        /// <summary>Called when a session for another thread is made.</summary>
        public Action? OnHelper { get; set; }

        protected internal override NetworkSession CreateHelper(Network other)
        {
            OnHelper?.Invoke();
            return new Session((LinearNetwork)other) { OnPart = first => OnPart?.Invoke(first) };
        }

        protected internal override void PredictSamples(SampleOperands operands, int first, int end)
        {
            OnPart?.Invoke(first);
            for (int sample = first; sample < end; sample++)
                Compute(
                    MemoryMarshal.CreateSpan(ref operands.At(0, sample), network.Inputs),
                    MemoryMarshal.CreateSpan(ref operands.At(1, sample), network.Outputs));
        }

        public nint Address()
        {
            nint address = Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref Enter());
            Leave();
            return address;
        }
    }

    private sealed class Context(LinearNetwork network) : TrainingContext(network)
    {
        protected internal override double ComputeGradients(Batch batch, int first, int count, ref float gradients, float scale, ulong key)
        {
            network.OnShard?.Invoke(first);
            if (network.OnShard != null)
                network.Keys.AddOrUpdate(key, 1, (_, uses) => uses + 1);
            double loss = 0;
            for (int sample = first; sample < first + count; sample++)
            {
                loss += Loss(batch, sample);
                for (int o = 0; o < network.Outputs; o++)
                {
                    float gradient = Unsafe.Add(ref Arena, network.Outputs + o) * scale * Unsafe.Add(ref PackedBackward, o);
                    Unsafe.Add(ref gradients, network._bias + o) += gradient;
                    for (int i = 0; i < network.Inputs; i++)
                        Unsafe.Add(ref gradients, (i * network.Outputs) + o) += gradient * Unsafe.Add(ref batch.InputAt(0, sample), i);
                }
            }

            return loss;
        }

        protected internal override double Evaluate(Batch batch, int first, int count)
        {
            network.OnShard?.Invoke(first);
            double loss = 0;
            for (int sample = first; sample < first + count; sample++)
                loss += Loss(batch, sample);
            return loss;
        }

        private double Loss(Batch batch, int sample)
        {
            Forward(network, ref batch.InputAt(0, sample), ref Arena, ref Packed, ref Parameters);
            double loss = 0;
            for (int o = 0; o < network.Outputs; o++)
            {
                float target = network._labels
                    ? (batch.LabelAt(0, sample) == o ? 1 : 0)
                    : Unsafe.Add(ref batch.TargetAt(0, sample), o);
                float error = Unsafe.Add(ref Arena, o) - target;
                loss += error * (double)error / network.Outputs;
                Unsafe.Add(ref Arena, network.Outputs + o) = 2 * error / network.Outputs;
            }

            return loss;
        }
    }
}
