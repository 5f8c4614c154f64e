namespace Unroll;

/// <summary>
/// Declares an input of the network; it stands alone on its field. <c>Predict</c>, <c>ComputeGradients</c> and <c>Evaluate</c> take one
/// span an input, in field order, named after the field. Values are floats in the order row, column, channel.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InputAttribute : LayerAttribute
{
    /// <summary>Declares a spatial input, for instance an image of <c>Input(28, 28, 1)</c>.</summary>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="channels">Channels of every pixel, at least 1.</param>
    public InputAttribute(int height, int width, int channels)
    {
        Height = height;
        Width = width;
        Channels = channels;
    }

    /// <summary>Declares an input vector.</summary>
    /// <param name="length">Its number of elements, at least 1.</param>
    public InputAttribute(int length)
    {
        Height = 1;
        Width = 1;
        Channels = length;
    }

    /// <summary>Rows; 1 of a vector.</summary>
    public int Height { get; }

    /// <summary>Columns; 1 of a vector.</summary>
    public int Width { get; }

    /// <summary>Channels of every pixel; of a vector, its length.</summary>
    public int Channels { get; }

    /// <summary>
    /// Whether training gives the gradient of the mean loss by this input, too: <c>ComputeGradients</c> takes one more span for it, behind
    /// the number of samples, and <c>Batch.InputGradient</c> has it. Networks are composed by it, and pictures learned. false by default.
    /// </summary>
    public bool Gradient { get; set; }
}
