namespace Unroll.Generator.Graph;

/// <summary>An operation that scores its inputs and has no value of its own.</summary>
/// <param name="Weight">The factor of this loss in the total, unless it is changed at run time.</param>
internal abstract record LossOperation(float Weight) : Operation
{
    /// <summary>
    /// The stage of the loss whose targets this one takes, if it is on an auxiliary head; null for a loss with targets of its own.
    /// </summary>
    public string? AuxiliaryTo { get; init; }

    /// <summary>What it is told of every sample.</summary>
    public abstract TargetKind Targets { get; }

    /// <summary>Whether that is an <c>int</c>.</summary>
    public bool TakesLabels => Targets is TargetKind.Class or TargetKind.Identity;

    /// <summary>Whether it scores all samples of a mini-batch together, and not each by itself.</summary>
    public virtual bool ScoresMiniBatch => false;

    /// <summary>Whether that is done by a function of the caller.</summary>
    public virtual bool TakesFunction => false;

    /// <summary>The rows of boxes that it is told of every sample; 0 where it takes none.</summary>
    public virtual int Boxes => 0;

    /// <summary>The classes that such a box may have.</summary>
    public virtual int BoxClasses => 0;

    /// <summary>The factor of each class in the loss; empty where there are none.</summary>
    public EquatableArray<float> ClassWeights { get; init; }

    /// <summary>The class index of samples that do not count; null where all count.</summary>
    public int? IgnoredLabel { get; init; }
}
