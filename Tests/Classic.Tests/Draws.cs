namespace Unroll.Classic.Tests;

/// <summary>
/// The numbers of PyTorch/networks.py: SplitMix64 (Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014),
/// seeded by the FNV-1a hash of a text, so that every element of a tensor follows from the tensor's name and its place in canonical order.
/// </summary>
/// <param name="text">What the hash is of.</param>
internal readonly struct Draws(string text)
{
    private readonly ulong _seed = Hash(text);

    /// <summary>The number at a place, in [-limit, limit).</summary>
    public float Uniform(int place, double limit) => (float)((((Bits(place) >> 40) / (double)(1 << 23)) - 1) * limit);

    /// <summary>A tensor from its first element.</summary>
    public void Fill(Span<float> values, double limit)
    {
        for (int place = 0; place < values.Length; place++)
            values[place] = Uniform(place, limit);
    }

    private static ulong Hash(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char character in text)
            hash = unchecked((hash ^ character) * 1099511628211);
        return hash;
    }

    private ulong Bits(int place)
    {
        ulong z = unchecked(_seed + (((ulong)place + 1) * 0x9E3779B97F4A7C15));
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
