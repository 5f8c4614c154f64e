namespace Unroll.Generator.Planning;

/// <summary>Where a value lies whose channels are scaled: in pixels of padded channels, or in planes.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Channels">Channels.</param>
internal sealed record ChannelGeometry(LayoutKind Kind, int Rows, int Columns, int Channels)
{
    public static ChannelGeometry Of(Layout layout) => new(layout.Kind, layout.Height, layout.Width, layout.Channels);

    /// <summary>The same for kernels along padded channels.</summary>
    public NormGeometry Padded => new(Rows, Columns, Layout.RoundUp(Channels) / Layout.Block);
}
