namespace Unroll.Generator.Planning;

/// <summary>Pixels of zeros around a value.</summary>
internal readonly record struct Halo(int Top, int Left, int Bottom, int Right)
{
    public bool IsEmpty => (Top | Left | Bottom | Right) == 0;

    public static Halo Max(Halo a, Halo b) => new(
        Math.Max(a.Top, b.Top), Math.Max(a.Left, b.Left), Math.Max(a.Bottom, b.Bottom), Math.Max(a.Right, b.Right));
}
