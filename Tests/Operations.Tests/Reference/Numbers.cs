namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// Numbers from a seed, the same everywhere: SplitMix64 (Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA
/// 2014).
/// </summary>
internal sealed class Numbers(ulong seed)
{
    private ulong state = seed;

    /// <summary>A seed that is the hash of a text (FNV-1a, 64 bits).</summary>
    public static Numbers Of(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char character in text)
            hash = unchecked((hash ^ character) * 1099511628211);
        return new Numbers(hash);
    }

    public ulong Next()
    {
        state = unchecked(state + 0x9E3779B97F4A7C15);
        ulong z = state;
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }

    /// <summary>A whole number in [0, bound).</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>A whole number in [low, high].</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public T Pick<T>(params T[] choices) => choices[Below(choices.Length)];

    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>A single-precision number in [-limit, limit).</summary>
    public float Uniform(double limit) => (float)((((Next() >> 40) / (double)(1 << 23)) - 1) * limit);
}
