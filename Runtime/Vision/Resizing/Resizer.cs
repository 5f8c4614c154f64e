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
        var whole = new PixelBox(0, 0, source.Height, source.Width);
        Resize(source, whole, height, width, new PixelBox(0, 0, height, width), target, top, left);
    }

    /// <summary>Writes a window of a resized part of a picture into another; of the rest nothing is computed.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="part">The part of it that is resized; nothing around it counts.</param>
    /// <param name="height">The rows that the part would become.</param>
    /// <param name="width">The columns that the part would become.</param>
    /// <param name="window">What is written of these.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="top">The first row there.</param>
    /// <param name="left">The first column there.</param>
    internal void Resize(Picture source, PixelBox part, int height, int width, PixelBox window, Picture target, int top, int left)
    {
        source.CheckChannels(target);
        if (ReferenceEquals(source, target))
            throw new ArgumentException("The target is the source; expected another picture.", nameof(target));

        _columns.Prepare(part.Width, width);
        _rows.Prepare(part.Height, height);
        int channels = source.Channels, rowBytes = window.Width * channels;
        ReadOnlySpan<int> first = _rows.First.Slice(window.Top, window.Height);
        if (filter == ResizeFilter.Nearest)
        {
            ReadOnlySpan<int> columns = _columns.First.Slice(window.Left, window.Width);
            for (int row = 0; row < window.Height; row++)
            {
                ReadOnlySpan<byte> from = source.Row(part.Top + first[row])[(part.Left * channels)..];
                PickPixels(from, columns, target.Row(top + row).Slice(left * channels, rowBytes), channels);
            }

            return;
        }

        bool isHigh = height == part.Height;   // rows are copied, and not summed
        int begin = isHigh ? window.Top : first[0];
        int end = isHigh ? window.Top + window.Height : first[^1] + _rows.Count(window.Top + window.Height - 1);
        var used = new PixelBox(part.Top + begin, part.Left, end - begin, part.Width);
        ReadOnlySpan<byte> rows = width == part.Width && window.Width == source.Width
            ? source.Pixels.Slice(used.Top * rowBytes, used.Height * rowBytes)
            : Narrowed(source, used, window);
        for (int row = 0; row < window.Height; row++)
        {
            Span<byte> to = target.Row(top + row).Slice(left * channels, rowBytes);
            if (isHigh)
                rows.Slice(row * rowBytes, rowBytes).CopyTo(to);
            else
                ResizePasses.Column(rows[((first[row] - begin) * rowBytes)..], _rows.Of(window.Top + row), to);
        }
    }

    private ReadOnlySpan<byte> Narrowed(Picture source, PixelBox used, PixelBox window)
    {
        int channels = source.Channels, rowBytes = window.Width * channels, length = checked(used.Height * rowBytes);
        if (_between.Length < length)
            _between = new byte[length];
        for (int row = 0; row < used.Height; row++)
        {
            ReadOnlySpan<byte> from = source.Row(used.Top + row).Slice(used.Left * channels, used.Width * channels);
            Span<byte> to = _between.AsSpan(row * rowBytes, rowBytes);
            if (channels == 1)
                ResizePasses.GrayRow(from, _columns, window.Left, to);
            else
                ResizePasses.RgbRow(from, _columns, window.Left, to);
        }

        return _between.AsSpan(0, length);
    }

    private static void PickPixels(ReadOnlySpan<byte> row, ReadOnlySpan<int> columns, Span<byte> to, int channels)
    {
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
