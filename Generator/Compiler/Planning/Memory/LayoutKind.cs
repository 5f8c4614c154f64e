namespace Unroll.Generator.Planning;

/// <summary>The order in which a value's elements lie in memory.</summary>
internal enum LayoutKind
{
    /// <summary>
    /// Row, column, channel, the channels of a pixel padded to whole blocks of <see cref="Layout.Block"/>: vectorized along the channels.
    /// </summary>
    NhwcPadded,

    /// <summary>Row, column, channel without padding between pixels: the canonical order.</summary>
    Nhwc,

    /// <summary>Channel, row, column: vectorized along the row, for few channels.</summary>
    Nchw,
}
