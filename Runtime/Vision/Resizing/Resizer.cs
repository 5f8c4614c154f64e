using Unroll.Vision.Resizing;

namespace Unroll.Vision;

/// <summary>
/// Resizes pictures as Pillow does, bit for bit: with antialiasing where they become smaller, first along the rows, then along the columns,
/// in fixed point. It keeps its weights and its memory: pictures of the same sizes as before cost no allocation.
/// </summary>
/// <remarks>One thread at a time may use it.</remarks>
/// <param name="filter">How pixels are weighed.</param>
public sealed class Resizer(ResizeFilter filter = ResizeFilter.Bilinear)
{
    private readonly AxisWeights _rows = new(Known(filter)), _columns = new(filter);
    private byte[] _between = [];

    /// <summary>How pixels are weighed.</summary>
    public ResizeFilter Filter => filter;

    /// <summary>Writes a picture in the size of another.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="target">Where it goes.</param>
    /// <exception cref="ArgumentException">The target has another number of channels, or is the source.</exception>
    public void Resize(Picture source, Picture target)
    {
        ArgumentNullException.ThrowIfNull(target);
        Resize(source, target, 0, 0, target.Height, target.Width);
    }

    /// <summary>Writes a picture into a part of another.</summary>
    internal void Resize(Picture source, Picture target, int top, int left, int height, int width)
    {
        ArgumentNullException.ThrowIfNull(source);
        source.CheckChannels(target);
        if (ReferenceEquals(source, target))
            throw new ArgumentException("The target is the source; expected another picture.", nameof(target));

        _columns.Prepare(source.Width, width);
        _rows.Prepare(source.Height, height);
        int channels = source.Channels, rowBytes = width * channels;
        if (filter == ResizeFilter.Nearest)
        {
            for (int row = 0; row < height; row++)
                PickPixels(source.Row(_rows.First[row]), target.Row(top + row).Slice(left * channels, rowBytes), channels);
            return;
        }

        ReadOnlySpan<byte> rows = width == source.Width ? source.Pixels : Narrowed(source, rowBytes);
        for (int row = 0; row < height; row++)
        {
            Span<byte> to = target.Row(top + row).Slice(left * channels, rowBytes);
            if (height == source.Height)
                rows.Slice(row * rowBytes, rowBytes).CopyTo(to);
            else
                ResizePasses.Column(rows[(_rows.First[row] * rowBytes)..], _rows.Of(row), to);
        }
    }

    private ReadOnlySpan<byte> Narrowed(Picture source, int rowBytes)
    {
        int length = checked(source.Height * rowBytes);
        if (_between.Length < length)
            _between = new byte[length];
        for (int row = 0; row < source.Height; row++)
        {
            Span<byte> to = _between.AsSpan(row * rowBytes, rowBytes);
            if (source.Channels == 1)
                ResizePasses.GrayRow(source.Row(row), _columns, to);
            else
                ResizePasses.RgbRow(source.Row(row), _columns, to);
        }

        return _between.AsSpan(0, length);
    }

    private void PickPixels(ReadOnlySpan<byte> row, Span<byte> to, int channels)
    {
        ReadOnlySpan<int> columns = _columns.First;
        for (int place = 0; place < columns.Length; place++)
        {
            for (int channel = 0; channel < channels; channel++)
                to[(place * channels) + channel] = row[(columns[place] * channels) + channel];
        }
    }

    private static ResizeFilter Known(ResizeFilter filter) => filter is >= ResizeFilter.Nearest and <= ResizeFilter.Bicubic
        ? filter
        : throw new ArgumentOutOfRangeException(nameof(filter), filter, "Expected Nearest, Bilinear or Bicubic.");
}
