using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>One call of a kernel.</summary>
/// <param name="Stage">The name of the stage it works for.</param>
/// <param name="Kernel">What is called.</param>
/// <param name="Operands">The places it works on, in the order of <see cref="Kernel.Operands"/>.</param>
internal sealed record KernelCall(string Stage, Kernel Kernel, Operand[] Operands);

/// <summary>How a kernel meets the samples of a micro-batch.</summary>
internal enum Granularity
{
    /// <summary>Called once a sample.</summary>
    Sample,

    /// <summary>Called once a micro-batch and told how many samples it has.</summary>
    MicroBatch,
}

/// <summary>
/// The code of one computation with every extent, stride and offset known. Kernels that are equal are emitted once,
/// whatever the number of stages that call them.
/// </summary>
internal abstract record Kernel
{
    /// <summary>What it does, as the beginning of a method name.</summary>
    public abstract string Name { get; }

    /// <summary>What it computes, in a sentence for the reader of the generated code.</summary>
    public abstract string Summary { get; }

    /// <summary>The names of its ref float parameters.</summary>
    public abstract string[] Operands { get; }

    public virtual Granularity Granularity => Granularity.Sample;

    /// <summary>The kernels that this one calls; those that are equal are emitted once, whatever the number of kernels that call them.</summary>
    public virtual IEnumerable<Kernel> Parts => [];

    /// <summary>Whether a call takes a share and the number of shares, and computes that share alone.</summary>
    public virtual bool IsParallel => false;

    /// <summary>Whether a call takes the share of each sample in the mini-batch, 1 / its number of samples.</summary>
    public virtual bool TakesScale => false;

    /// <summary>Whether a call takes whether this is training.</summary>
    public virtual bool TakesTraining => false;

    /// <summary>Whether a call takes the key of the step's random numbers.</summary>
    public virtual bool TakesKey => false;
}
