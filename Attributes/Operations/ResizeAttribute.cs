namespace Unroll;

/// <summary>
/// Gives an image another height and width, larger or smaller: height x width x channels become as many rows and columns as it says
/// (PyTorch's interpolate, Keras' Resizing).
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ResizeAttribute : InterpolationAttribute
{
    /// <summary>Adds a resizing.</summary>
    /// <param name="height">Rows of the output, at least 1.</param>
    /// <param name="width">Columns of the output, at least 1.</param>
    public ResizeAttribute(int height, int width)
    {
        Height = height;
        Width = width;
    }

    /// <summary>Rows of the output.</summary>
    public int Height { get; }

    /// <summary>Columns of the output.</summary>
    public int Width { get; }

    /// <summary>The scale of the rows by which their places are computed. Not given: height / that of the input. PyTorch computes by the
    /// <c>scale_factor</c> that it is given, 0.5 where 7 rows become 3. The rows of the input times the scale are the height, rounded down
    /// or to the nearest.</summary>
    public float ScaleY { get; set; }

    /// <summary>The scale of the columns by which their places are computed, likewise. Not given: width / that of the input.</summary>
    public float ScaleX { get; set; }
}
