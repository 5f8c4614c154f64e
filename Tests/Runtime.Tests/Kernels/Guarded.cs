namespace Unroll.Runtime.Tests.Kernels;

/// <summary>A result buffer between two runs of marks, which nothing may overwrite.</summary>
internal sealed class Guarded
{
    private const int Margin = 32;
    private const float Mark = 12345.678f;

    private readonly float[] _all;
    private readonly int _length;

    public Guarded(int length)
    {
        _length = length;
        _all = new float[length + (2 * Margin)];
        _all.AsSpan().Fill(Mark);
    }

    public ref float First => ref _all[Margin];

    public float[] Values => _all[Margin..(Margin + _length)];

    public float this[int index] => _all[Margin + index];

    public void AssertGuards()
    {
        Assert.All(_all[..Margin], value => Assert.Equal(Mark, value));
        Assert.All(_all[(Margin + _length)..], value => Assert.Equal(Mark, value));
    }
}
