namespace Unroll;

/// <summary>How the border of an input is padded for a window that slides over it.</summary>
public enum Padding
{
    /// <summary>Nothing is added: only windows that lie inside the input count. The default of Keras and PyTorch alike.</summary>
    Valid,

    /// <summary>
    /// As much is added that the output has <c>ceil(input / stride)</c> rows and columns. Where the amount is odd, the extra pixel stands
    /// at the bottom and at the right: the convention of Keras and TensorFlow. PyTorch models with a stride above 1 pad evenly: give them
    /// <see cref="WindowAttribute.PaddingAround"/>. A <see cref="ConvTransposeAttribute"/> has input x stride rows and columns, and cuts
    /// the extra pixel off at the bottom and at the right.
    /// </summary>
    Same,
}
