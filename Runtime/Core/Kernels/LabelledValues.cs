using System.ComponentModel;

namespace Unroll.Kernels;

/// <summary>The values of a stage for all samples of a mini-batch, with their labels, for a loss that compares samples.</summary>
/// <param name="values">The values, one sample behind the other, as many elements each as there are values for a label.</param>
/// <param name="labels">The label of each sample.</param>
/// <param name="gradients">Receives the derivative of the loss by each value; all zero before.</param>
/// <param name="scratch">At least <see cref="ScratchFor"/> numbers of any contents.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct LabelledValues(
    ReadOnlySpan<float> values, ReadOnlySpan<int> labels, Span<float> gradients, Span<double> scratch)
{
    /// <summary>The values of all samples.</summary>
    public ReadOnlySpan<float> Values { get; } = values;

    /// <summary>The label of each sample.</summary>
    public ReadOnlySpan<int> Labels { get; } = labels;

    /// <summary>Where the derivatives go.</summary>
    public Span<float> Gradients { get; } = gradients;

    /// <summary>Room to compute in.</summary>
    public Span<double> Scratch { get; } = scratch;

    /// <summary>The numbers of scratch that so many samples of that length need: values and derivatives in double precision, and two
    /// numbers a sample.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="length">The elements of each.</param>
    public static int ScratchFor(int samples, int length) => checked(samples * (2 * (length + 1)));
}
