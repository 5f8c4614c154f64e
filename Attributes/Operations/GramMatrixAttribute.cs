namespace Unroll;

/// <summary>
/// The Gram matrix of the channels: of height x width x channels a matrix of channels x channels (x 1), element (i, j) the sum over all
/// pixels of channel i times channel j, divided by the number of pixels. It says which features occur together, wherever they are, and so
/// is what the style of a picture is learned by (Gatys, Ecker and Bethge, "Image Style Transfer Using Convolutional Neural Networks", 2016,
/// equation 3; PyTorch's tutorial divides likewise by all that is summed over).
/// </summary>
/// <remarks>The matrix is symmetric: one half is computed, in sums of a few hundred pixels that are added in double precision.</remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class GramMatrixAttribute : OperationAttribute
{
    /// <summary>Whether the sums are divided by the number of channels, too, as Johnson et al. ("Perceptual Losses for Real-Time Style
    /// Transfer", 2016, equation 3) do; false by default, as Gatys et al.</summary>
    public bool DivideByChannels { get; set; }
}
