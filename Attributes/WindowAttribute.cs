namespace Unroll;

/// <summary>
/// The base of the operations that slide a window over height and width. The output has <c>floor((input + padding before + padding after -
/// window) / stride) + 1</c> rows, and as many columns by the same formula (Dumoulin and Visin, "A guide to convolution arithmetic for deep
/// learning", 2016, relationship 6). A window of a dilated convolution is <c>dilation x (kernel - 1) + 1</c> pixels high (relationship 15
/// there). A pooling with CeilMode rounds up instead, but has no window that begins behind the input and the padding before it; so its
/// window may be larger than its input, by less than a stride.
/// </summary>
public abstract class WindowAttribute : OperationAttribute
{
    private protected WindowAttribute()
    {
    }

    /// <summary>The step from window to window in both directions, at least 1. Not given: 1 for a convolution, the size of the window for a
    /// pooling.</summary>
    public int Stride { get; set; }

    /// <summary>The step from window to window down the rows. Not given: <see cref="Stride"/>.</summary>
    public int StrideY { get; set; }

    /// <summary>The step from window to window along a row. Not given: <see cref="Stride"/>.</summary>
    public int StrideX { get; set; }

    /// <summary>How the border is padded: <see cref="Padding.Valid"/> (not at all, the default) or <see cref="Padding.Same"/> as Keras
    /// does.</summary>
    public Padding Padding { get; set; }

    /// <summary>Pixels added on all four sides, as PyTorch's <c>padding</c>; 0 by default. A convolution takes any number, a pooling less
    /// than its window has rows and columns (PyTorch: at most half of them).</summary>
    public int PaddingAround { get; set; }

    /// <summary>Rows added above. Not given: <see cref="PaddingAround"/>.</summary>
    public int PaddingTop { get; set; }

    /// <summary>Rows added below. Not given: <see cref="PaddingAround"/>.</summary>
    public int PaddingBottom { get; set; }

    /// <summary>Columns added on the left. Not given: <see cref="PaddingAround"/>.</summary>
    public int PaddingLeft { get; set; }

    /// <summary>Columns added on the right. Not given: <see cref="PaddingAround"/>.</summary>
    public int PaddingRight { get; set; }
}
