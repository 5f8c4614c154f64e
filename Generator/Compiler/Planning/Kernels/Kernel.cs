namespace Unroll.Generator.Planning;

/// <summary>
/// The code of one computation with every extent, stride and offset known. Kernels that are equal are emitted once,
/// whatever the number of stages that call them.
/// </summary>
internal abstract record Kernel
{
    /// <summary>What it computes, as the beginning of a method name; a gradient says of what: "ConvolutionWeightGradient".</summary>
    public abstract string Name { get; }

    /// <summary>What it is called where it is a part of another kernel.</summary>
    public virtual string PartName => Name;

    /// <summary>What it computes, in a sentence for the reader of the generated code.</summary>
    public abstract string Summary { get; }

    /// <summary>The names of its ref float parameters.</summary>
    public abstract string[] Operands { get; }

    public virtual Granularity Granularity => Granularity.Sample;

    /// <summary>
    /// The kernels that this one calls; those that are equal are emitted once, whatever the number of kernels that call them.
    /// </summary>
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
