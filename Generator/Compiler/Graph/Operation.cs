using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph;

/// <summary>
/// What a node computes, with every extent resolved. One record an operation; two equal records compute the same thing.
/// The virtual members are its traits: what passes and checks ask of every operation, so that none of them has a list of operations.
/// </summary>
internal abstract record Operation
{
    /// <summary>Multiply-adds for one sample; 0 where an operation has none worth counting.</summary>
    public virtual long MultiplyAdds(Shape output) => 0;

    /// <summary>What it is called in descriptions of the network: its record's name without "Operation".</summary>
    public string Name => GetType().Name.Replace("Operation", "");

    /// <summary>Whether a sum with another value can be added to its own sums in registers.</summary>
    public virtual bool FusesSum => false;

    /// <summary>Whether an activation can be applied to its values in registers.</summary>
    public virtual bool FusesActivation => false;

    /// <summary>Whether a 2x2 max pooling can be done to its values in registers.</summary>
    public virtual bool FusesMaxPool => false;

    /// <summary>
    /// The same operation with a bias, where a batch normalization behind it can be folded into its weights and bias; null where it cannot.
    /// </summary>
    public virtual Operation? WithBias => null;

    /// <summary>Whether in a prediction it is a factor and a term for each channel, which weights before it can take in.</summary>
    public virtual bool FoldsIntoWeights => false;

    /// <summary>Whether it does nothing in a prediction.</summary>
    public virtual bool OnlyTrains => false;

    /// <summary>Whether, where it learns, training computes a sample by others of its mini-batch.</summary>
    public virtual bool MixesSamples => false;

    /// <summary>
    /// Whether it is an activation that keeps large positive values and loses most of the negative ones. Then the mean square of its values
    /// is about half that of its inputs, and weights before it start by He's rule.
    /// </summary>
    public virtual bool IsRectifier => false;

    /// <summary>Whether the weights before it start as the activation behind it wants: it only moves, joins, drops, averages, scales or
    /// normalizes values.</summary>
    public virtual bool PassesToInitializer => false;

    /// <summary>Whether it changes nothing where it is applied to its own value.</summary>
    public virtual bool IsIdempotent => false;

    /// <summary>The range of its values, whatever its input is.</summary>
    public virtual ValueRange Range => ValueRange.Any;

    /// <summary>Whether its values have the range of its input.</summary>
    public virtual bool KeepsRange => false;

    /// <summary>
    /// What computes it for all windows of a larger picture at once. Unless an operation says otherwise, nothing does, because its value in
    /// a window is no part of its value over the picture.
    /// </summary>
    /// <param name="inputs">What it reads there.</param>
    public virtual Slid Slide(SlidingInputs inputs) =>
        Slid.Cannot("what it computes in a window is no part of what it computes over the picture; predict crop by crop");
}
