using System.Globalization;

namespace Unroll;

/// <summary>What a <see cref="GradientCheck"/> found.</summary>
/// <param name="Tensors">The worst parameter of each tensor, in stage order, without frozen ones.</param>
/// <param name="Checked">How many parameters were compared.</param>
public sealed record GradientCheckResult(IReadOnlyList<GradientDeviation> Tensors, int Checked)
{
    /// <summary>
    /// The relative error up to which single precision and the kinks of Relu and MaxPool explain a deviation. Measured on right gradients:
    /// LeNet-5 on images has up to 0.015 when fresh and 0.06 when trained, networks of smooth activations 0.001; wrong ones are commonly
    /// off by tens of percents.
    /// </summary>
    public const double Tolerance = 0.1;

    /// <summary>The worst parameter of all.</summary>
    public GradientDeviation Worst { get; } = Tensors.MaxBy(tensor => tensor.RelativeError)!;

    /// <summary>Whether every deviation is within <see cref="Tolerance"/>.</summary>
    public bool Passed => Worst.RelativeError <= Tolerance;

    /// <summary>The worst parameter in words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Checked} parameters compared; the worst is {Worst.Parameter}[{Worst.Index}]: gradient {Worst.Gradient:G6}, "
        + $"difference of the loss {Worst.Difference:G6}, relative error {Worst.RelativeError:G3}");
}
