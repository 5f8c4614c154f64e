using System.Runtime.InteropServices;

namespace Unroll.Stress.Harness;

/// <summary>Numbers that end, or begin, at a page nobody may touch.</summary>
internal sealed unsafe class Region : IDisposable
{
    private readonly Pages _pages;
    private readonly byte* _start;
    private readonly int _length;

    /// <summary>Room for so many numbers of 4 bytes.</summary>
    /// <param name="length">How many.</param>
    /// <param name="atEnd">Whether the forbidden page is behind them and not before.</param>
    public Region(int length, bool atEnd)
    {
        _length = length;
        _pages = new Pages(4L * length);
        _start = atEnd ? _pages.End - (4L * length) : _pages.First;
    }

    public Span<float> Floats => new(_start, _length);

    public Span<int> Ints => new(_start, _length);

    /// <summary>Takes the numbers, and lets nobody write them.</summary>
    public Region Hold(ReadOnlySpan<float> values)
    {
        values.CopyTo(Floats);
        _pages.MakeReadOnly();
        return this;
    }

    /// <summary>Takes the numbers, and lets nobody write them.</summary>
    public Region Hold(ReadOnlySpan<int> values) => Hold(MemoryMarshal.Cast<int, float>(values));

    public void Dispose() => _pages.Dispose();
}
