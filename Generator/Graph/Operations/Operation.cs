namespace Unroll.Generator.Graph;

/// <summary>What a node computes, with every extent resolved. One record an operation; two equal records compute the same thing.</summary>
internal abstract record Operation
{
    /// <summary>Multiply-adds for one sample of the given input shapes; 0 where an operation has none worth counting.</summary>
    public virtual long MultiplyAdds(Shape output) => 0;

    /// <summary>What it is called in descriptions of the network: its record's name without "Operation".</summary>
    public string Name => GetType().Name.Replace("Operation", "");
}

/// <summary>An operation that judges its input and has no value of its own.</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
internal abstract record LossOperation(float Weight) : Operation
{
    /// <summary>The stage of the loss whose targets this one takes, if it is on an auxiliary head; null for a loss with targets of its own.</summary>
    public string? AuxiliaryTo { get; init; }

    /// <summary>Whether the targets are class indices (int) rather than floats.</summary>
    public abstract bool TakesLabels { get; }
}

/// <summary>A pointwise function whose derivative follows from its value, so that it may overwrite its input.</summary>
internal abstract record ActivationOperation : Operation
{
    /// <summary>Whether the value at 0 is 0, so that zero padding stays zero.</summary>
    public virtual bool KeepsZero => true;

    /// <summary>Whether it is a few instructions, so that a tile may apply it to its sums in registers; such a function is also monotonic.</summary>
    public virtual bool FitsInTile => true;
}

/// <summary>A network input; its shape stands on the node.</summary>
internal sealed record InputOperation : Operation;

/// <summary>Reads a spatial value as a vector in canonical order (row, column, channel).</summary>
internal sealed record FlattenOperation : Operation;

internal sealed record ReluOperation : ActivationOperation;

/// <param name="Slope">The factor for negative inputs, at least 0.</param>
internal sealed record LeakyReluOperation(float Slope) : ActivationOperation;

internal sealed record SigmoidOperation : ActivationOperation
{
    public override bool KeepsZero => false;

    public override bool FitsInTile => false;
}

internal sealed record TanhOperation : ActivationOperation
{
    public override bool FitsInTile => false;
}

/// <summary>
/// Normalises every channel by its mean and variance, over the mini-batch in training and as running averages else, and scales and shifts it;
/// parameters scale, shift, mean, variance (Ioffe and Szegedy, 2015).
/// </summary>
/// <param name="Momentum">The share of a new mini-batch in the running averages.</param>
/// <param name="Epsilon">What is added to the variance.</param>
internal sealed record BatchNormOperation(float Momentum, float Epsilon) : Operation;

/// <summary>x / (k + factor x sum x²)^beta, the sum over neighbouring channels (Krizhevsky et al., 2012).</summary>
/// <param name="Size">The channels in a sum.</param>
/// <param name="Factor">The factor of the sum: alpha, divided by the size where that is the convention.</param>
/// <param name="Beta">The exponent.</param>
/// <param name="K">What is added to the sum.</param>
internal sealed record LocalResponseNormOperation(int Size, float Factor, float Beta, float K) : Operation;

/// <summary>The channels of every pixel divided by their Euclidean length.</summary>
/// <param name="Epsilon">The least length that is divided by.</param>
internal sealed record L2NormalizeOperation(float Epsilon) : Operation;

/// <summary>Softmax over the channels of every pixel; of a vector, over all of it.</summary>
internal sealed record SoftmaxOperation : Operation;

/// <param name="Rate">The probability that an element is dropped while training, in [0, 1); the others are scaled by 1 / (1 - rate).</param>
internal sealed record DropoutOperation(float Rate) : Operation;

/// <summary>The sum of its inputs, all of one shape (at least two).</summary>
internal sealed record AddOperation : Operation;

/// <summary>The product of its inputs, all of one shape (at least two).</summary>
internal sealed record MultiplyOperation : Operation;

/// <summary>Its inputs side by side along the channels (at least two, of equal height and width).</summary>
internal sealed record ConcatOperation : Operation;

internal sealed record SoftmaxCrossEntropyOperation(float Weight) : LossOperation(Weight)
{
    public override bool TakesLabels => true;
}

internal sealed record BinaryCrossEntropyOperation(float Weight) : LossOperation(Weight)
{
    public override bool TakesLabels => false;
}

internal sealed record MeanSquaredErrorOperation(float Weight) : LossOperation(Weight)
{
    public override bool TakesLabels => false;
}

internal sealed record HingeOperation(float Weight) : LossOperation(Weight)
{
    public override bool TakesLabels => false;
}
