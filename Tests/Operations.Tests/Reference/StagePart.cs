namespace Unroll.Operations.Tests.Reference;

/// <summary>One attribute of a stage: an operation, a loss, or what it says of the stage's parameters.</summary>
internal abstract class StagePart
{
    /// <summary>The attribute's name in source, without brackets.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>
    /// How often so far a value lay so near to a kink, such as ReLU's at 0, that single precision may have fallen on its other side. The
    /// gradients
    /// behind it are then in doubt as a whole, so samples are drawn that have none.
    /// </summary>
    public int Doubts { get; protected set; }

    /// <summary>The attribute's arguments in source.</summary>
    public virtual IEnumerable<string> Arguments => [];

    /// <summary>The attribute as a person writes it, with the stage that it reads if that is not the one above.</summary>
    public string Print(string? from)
    {
        string[] arguments = [.. Arguments, .. from is null ? Array.Empty<string>() : [$"From = nameof({from})"]];
        return arguments.Length == 0 ? Name : $"{Name}({string.Join(", ", arguments)})";
    }

    protected static string Literal(float number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "f";
}

/// <summary>An operation: forward and reverse mode, one sample at a time, by plain nested loops.</summary>
internal abstract class ReferenceOperation : StagePart
{
    /// <summary>The names of the stages that a join reads; empty for all others.</summary>
    public virtual IReadOnlyList<string> Joined => [];

    /// <summary>The learned tensors, known once the input is; empty for most operations.</summary>
    public ReferenceParameter[] Parameters { get; protected set; } = [];

    /// <summary>Whether the network is declared exact: every sum is made of the products of its definition.</summary>
    public bool Exact { get; set; }

    /// <summary>Fixes the extents of the inputs and gives that of the output.</summary>
    public abstract Extent Bind(Extent[] inputs);

    /// <summary>Computes <paramref name="output"/> from the inputs.</summary>
    public abstract void Forward(Bounded[][] inputs, Bounded[] output);

    /// <summary>Adds the gradients of the inputs to <paramref name="inputGradients"/> and those of the parameters to the parameters'
    /// own.</summary>
    public abstract void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients);

    /// <summary>Called when the gradients of all samples have been added.</summary>
    public virtual void EndBatch()
    {
    }
}

/// <summary>What is said of all parameters of a stage.</summary>
internal abstract class ReferenceModifier : StagePart
{
    public abstract void Apply(ReferenceParameter parameter);
}

/// <summary>A loss of one sample. The mean over the samples is taken by the network.</summary>
internal abstract class ReferenceLoss : StagePart
{
    public float Weight { get; init; } = 1;

    public override IEnumerable<string> Arguments => Weight == 1 ? [] : [$"Weight = {Literal(Weight)}"];

    public virtual bool TakesLabels => false;

    /// <summary>The loss of one sample, unweighted.</summary>
    /// <param name="values">The values judged.</param>
    /// <param name="targets">As many targets, or the class index alone.</param>
    /// <param name="scale">What the gradient is multiplied by: weight / samples.</param>
    /// <param name="gradient">Where the gradient of scale x loss is added.</param>
    public abstract Bounded Judge(Bounded[] values, ReadOnlySpan<float> targets, double scale, Sum[] gradient);
}
