namespace Unroll.Runtime.Tests.Training.Averages;

/// <summary>A network of nothing but weights: learned ones, behind them statistics, behind them frozen ones.</summary>
internal sealed class GivenWeights(int learned, int statistics, int frozen)
    : Network(Describe(learned, statistics, frozen), seed: 0)
{
    public float[] Learned
    {
        get => Parameters["learned"].Values.ToArray();
        set => Parameters["learned"].CopyFrom(value);
    }

    public float[] Statistics
    {
        get => Parameters["statistics"].Values.ToArray();
        set => Parameters["statistics"].CopyFrom(value);
    }

    protected internal override void PredictSample(Batch batch, int sample, Span<float> outputs) => throw new NotSupportedException();

    protected override void PackForward(ref float parameters, ref float packed)
    {
    }

    protected override void PackBackward(ref float parameters, ref float packed)
    {
    }

    protected override TrainingContext CreateTrainingContext() => throw new NotSupportedException();

    private static NetworkDescription Describe(int learned, int statistics, int frozen)
    {
        int first = Align(learned), second = Align(statistics);
        return new NetworkDescription(
            "Weights",
            [],
            [new("x", 1, 1, 1)],
            [new("y", 1, 1, 1)],
            [new("y", "MeanSquaredError", 1, TargetKind.Values, 1)],
            [
                new("learned", [learned], 0, Initializer.Zero, 0, 1, 1, 0, 0, false),
                new("statistics", [statistics], first, Initializer.Zero, 0, 1, 1, 0, 0, false, Momentum: 0.1f),
                new("frozen", [frozen], first + second, Initializer.Constant, 1, 1, 1, 0, 0, true),
            ],
            new MemoryDescription(first + second + Align(frozen), first, 0, 0, 1, 1, 1, 1, Statistics: second));
    }

    private static int Align(int length) => (length + 15) / 16 * 16;
}
