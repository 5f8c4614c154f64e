namespace Unroll.Exchange.Tests;

/// <summary>A network that is only described: a vector x of two, an operation, and a vector y.</summary>
internal sealed class HandWritten(params OperationDescription[] operations) : Network(Describe(operations), 0)
{
    /// <summary>x, an operation of the stage y, and the output y.</summary>
    public static HandWritten Of(OperationDescription operation) =>
        new(new("Input", "x", [], new(1, 1, 2), []), operation, new("Output", "y", [1], operation.Shape, []));

    protected override void PackForward(ref float parameters, ref float packed)
    {
    }

    protected override void PackBackward(ref float parameters, ref float packed)
    {
    }

    protected override TrainingContext CreateTrainingContext() => throw new InvalidOperationException("Nothing to train.");

    protected override void PredictSample(Batch batch, int sample, Span<float> outputs) =>
        throw new InvalidOperationException("Nothing to predict.");

    private static NetworkDescription Describe(OperationDescription[] operations) => new(
        "HandWritten",
        [],
        [new("x", 1, 1, 2)],
        [new("y", 1, 1, 2)],
        [],
        [new("y.weights", [2, 2], 0, Initializer.XavierUniform, 1, 2, 2, 0, 0, false)],
        new MemoryDescription(16, 16, 0, 0, 16, 16, 1, 1),
        () => operations);
}
